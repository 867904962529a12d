-- Notes in `_G.deprecated` what the plugin calls though this version of Neovim deprecates it. What the sources name
-- though a later version does is in `deprecated.txt`.

--- Whether the code at a level of the stack is the plugin's.
local function plugins(level)
  local info = debug.getinfo(level + 1, 'S')
  local source = info and info.source or ''
  return source:find('/start/gravamen/', 1, true) ~= nil or source:find('/nvim/lsp/gravamen.lua', 1, true) ~= nil
end

_G.deprecated = {}
local deprecate = vim.deprecate
vim.deprecate = function(name, ...)
  for level = 2, 12 do
    if plugins(level) then
      table.insert(_G.deprecated, name)
      break
    end
  end
  return deprecate(name, ...)
end

-- What the person set in `vim.g.gravamen`, and what is wrong with it.

local M = {}

--- Whether a value is a command as a list of words, or a function that connects to a server.
---@param it any
function M.is_cmd(it)
  return type(it) == 'function'
    or type(it) == 'table'
      and vim.islist(it)
      and #it > 0
      and vim.iter(it):all(function(word)
        return type(word) == 'string'
      end)
end

---@param name type
local function of_type(name)
  return function(it)
    return type(it) == name
  end
end

local OPTIONS = {
  cmd = {
    is = M.is_cmd,
    en = "a list such as { '/path/to/gravamen', 'lsp' }",
    zh = "列表，如 { '/path/to/gravamen', 'lsp' }",
  },
  enable = { is = of_type('boolean'), en = 'true or false', zh = ' true 或者 false' },
  settings = {
    is = of_type('table'),
    en = "a table such as { gravamen = { language = 'zh' } }",
    zh = "表，如 { gravamen = { language = 'zh' } }",
  },
}

--- The options that are as they must be. The others count as not set; `faults` says what is wrong with them.
---@return { cmd?: string[], settings?: table, enable?: boolean }
function M.read()
  local sound = {}
  for name, value in pairs(type(vim.g.gravamen) == 'table' and vim.g.gravamen or {}) do
    if OPTIONS[name] and OPTIONS[name].is(value) then
      sound[name] = value
    end
  end
  return sound
end

--- What an option must be, in words.
---@param name 'cmd' | 'enable' | 'settings'
function M.must(name)
  return require('gravamen').pick('must be ' .. OPTIONS[name].en, '必须为' .. OPTIONS[name].zh)
end

--- What is wrong with what the person set.
---@return string[]
function M.faults()
  local set, pick, faults = vim.g.gravamen, require('gravamen').pick, {}
  if set ~= nil and type(set) ~= 'table' then
    return { '`vim.g.gravamen` ' .. pick('must be a table', '必须为表') }
  end
  for name, value in vim.spairs(set or {}) do
    local words
    if not OPTIONS[name] then
      words = pick('is unknown; there are cmd, enable, settings', '未知；可用：cmd、enable、settings')
    elseif not OPTIONS[name].is(value) then
      words = M.must(name)
    end
    if words then
      table.insert(faults, ('`vim.g.gravamen.%s` %s'):format(name, words))
    end
  end
  return faults
end

return M

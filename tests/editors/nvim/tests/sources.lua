-- What the sources of the plugin, and the lines that its pages give to copy, say and do not say.

local test = require('suite').test
local check = require('check')
local read, same = check.read, check.same

--- Everything in the plugin that Neovim runs, or that a person copies.
local function sources()
  return vim.fs.find(function(name)
    return name:match('%.lua$') or name:match('%.txt$') or name:match('%.md$')
  end, { path = vim.env.PLUGIN, limit = math.huge, type = 'file' })
end

--- What is deprecated, each with the words that make a call of it sound.
local function deprecated()
  local res = {}
  for line in read(vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2)) .. '/../deprecated.txt'):gmatch('[^\n]+') do
    if not vim.startswith(line, '#') then
      res[line:match('^%S+')] = line:match('%-> (%S+)$') or ''
    end
  end
  return res
end

--- Whether a line calls something by its name, and none of the lines above asks whether it should.
local function calls(lines, nth, name, guard)
  local ends = name:match('[%w_]$') and '%f[^%w_]' or ''
  local above = table.concat(vim.list_slice(lines, math.max(1, nth - 6), nth), '\n')
  local asked = guard ~= '' and above:find('%f[%w]if%f[%W][^\n]*' .. vim.pesc(guard))
  return not asked and lines[nth]:find(vim.pesc(name) .. ends) ~= nil
end

test('nothing that Neovim deprecates is called, unless the version is asked for', function()
  local found, names = {}, deprecated()
  for _, path in ipairs(sources()) do
    local lines = vim.split(read(path), '\n')
    for nth = 1, #lines do
      for name, guard in pairs(names) do
        if calls(lines, nth, name, guard) then
          table.insert(found, ('%s:%d: %s'):format(vim.fs.basename(path), nth, name))
        end
      end
    end
  end
  same(found, {})
end)

test('the versions of the plugin and of the program are one', function(it)
  local version = it:lua('return require("gravamen").version')
  same(read(vim.env.ROOT .. '/Cargo.toml'):match('\nversion = "([^"]+)"'), version)
end)

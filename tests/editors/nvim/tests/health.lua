-- What the person is told of a setup in which something is missing.

local suite = require('suite')
local test, since_11 = suite.test, suite.since_11
local briefs = require('briefs')
local open = require('openings')
local check = require('check')
local same, holds, lacks, program_that = check.same, check.holds, check.lacks, check.program_that

test(':checkhealth gravamen finds all well', function(it)
  open.served(it)
  it:cmd('checkhealth gravamen')
  local text = it:text()
  holds(text, 'version 0.1.0, as the plugin')
  holds(text, 'attached: ')
  holds(text, 'offences: cl-286-1')
  lacks(text, 'ERROR')
  lacks(text, 'WARNING')
end)

test(':checkhealth gravamen names the mistakes of the configuration', function(it)
  local path = open.served(it)
  vim.fn.writefile({ 'schemas: [nowhere]' }, vim.fs.dirname(path) .. '/gravamen.yaml')
  it:cmd('checkhealth gravamen')
  local text = it:text()
  holds(text, 'schemas: [nowhere]')
  holds(text, 'nowhere: there is no such file or folder')
  holds(text, 'ERROR gravamen.yaml: has mistakes')
end, {})

test('a Neovim that is too old says so in the language of the person', function(it)
  local load = [[
    local v, has = vim.v, vim.fn.has
    vim.g.loaded_gravamen, vim.v = nil, { lang = ... }
    vim.fn.has = function() return 0 end
    dofile(vim.env.PLUGIN .. '/plugin/gravamen.lua')
    vim.v, vim.fn.has = v, has
    return table.remove(_G.said)
  ]]
  same(it:lua(load, 'en_GB.UTF-8'), 'Gravamen needs Neovim 0.10 or later')
  same(it:lua(load, 'zh_CN.UTF-8'), 'Gravamen 需要 Neovim 0.10 或者更新的版本')
end, {})

test('without the program the person is told once, and :checkhealth says what to do', function(it)
  it:open(briefs.SHORT)
  it:open(briefs.SHORT)
  same(#it:lua('return _G.said'), 1)
  holds(it:lua('return _G.said[1]'), 'gravamen-install')
  it:cmd('Gravamen explain cl-287-1')
  holds(it:lua('return _G.said[2]'), 'gravamen-install')
  it:cmd('Gravamen new ' .. vim.fn.tempname() .. ' cl-287-1')
  holds(it:lua('return _G.said[3]'), 'gravamen-install')
  it:lua('vim.ui.select = function() _G.asked = true end')
  it:cmd('Gravamen new ' .. vim.fn.tempname())
  holds(it:lua('return _G.said[4]'), 'gravamen-install')
  same(it:lua('return _G.asked'), vim.NIL)
  it:cmd('checkhealth gravamen')
  holds(it:text(), 'was not found')
  holds(it:text(), 'cargo install')
end, { GRAVAMEN = '/nowhere/gravamen' })

test(':checkhealth gravamen names a program of another version', function(it)
  it:cmd('checkhealth gravamen')
  holds(it:text(), 'the program is of version 9.9.9, the plugin of')
  holds(it:text(), 'Install both from the same state')
  holds(it:text(), 'no brief is open')
end, { GRAVAMEN = program_that('--version', 'echo "gravamen 9.9.9" && exit') })

test(':checkhealth gravamen names a brief that has no server, and a file type that is another', function(it)
  open.served(it)
  it:stop_server()
  it:lua("vim.filetype.add({ pattern = { ['.*%.brief%.ya?ml'] = { 'other', { priority = 30 } } } })")
  it:cmd('checkhealth gravamen')
  holds(it:text(), 'not attached: ')
  holds(it:text(), 'ERROR *.brief.yaml has the file type')
  holds(it:text(), 'other')
end, {})

since_11(':checkhealth gravamen names another server beside it, and a connection by a function', function(it)
  it:lua([[
    vim.lsp.config('gravamen', { cmd = function(dispatchers) return vim.lsp.rpc.start({ vim.env.GRAVAMEN, 'lsp' }, dispatchers) end })
  ]])
  open.served(it)
  it:lua([[
    local function answer(_, _, done) done(nil, { capabilities = {} }) return true, 1 end
    local function yes() return true end
    local rpc = { request = answer, notify = yes, is_closing = function() return false end, terminate = yes }
    vim.lsp.start({ name = 'other', cmd = function() return rpc end })
  ]])
  it:cmd('checkhealth gravamen')
  holds(it:text(), 'beside it: other')
  holds(it:text(), 'connected to by a function')
end, { TEST_CONFIG = '{}' })

test(':checkhealth gravamen says when the program has no answer', function(it)
  it:cmd('checkhealth gravamen')
  holds(it:text(), '`gravamen doctor` gave no answer')
end, { GRAVAMEN = program_that('doctor', 'exit 1') })

-- The help, and what it gives to copy.

local test = require('suite').test
local open = require('openings')
local check = require('check')
local same, holds, read = check.same, check.holds, check.read

test('the keys that the help proposes work', function(it)
  local help = read(vim.env.PLUGIN .. '/doc/gravamen.txt')
  it:lua(help:match('completes%. What Neovim leaves to you: >lua\n(.-)\n<'))
  open.served(it)
  it:lenses()
  same(it:lua('return vim.lsp.inlay_hint.is_enabled({ bufnr = 0 })'), true)
  it:to('offence: cl-287-2')
  it:keys('grx')
  it:float('185,000 of 200,000')
end, {})

test('the help has tags, and :help gravamen opens it', function(it)
  it:cmd('helptags ' .. vim.fn.fnameescape(vim.env.PLUGIN) .. '/doc')
  for _, tag in ipairs({ 'gravamen', ':Gravamen', 'gravamen-install', 'gravamen-filetype', 'gravamen-settings' }) do
    it:cmd('help ' .. tag)
    holds(it:lua('return vim.api.nvim_buf_get_name(0)'), 'doc/gravamen.txt')
  end
end)

test('every reference in the help leads somewhere, and no line is too long', function(it)
  it:cmd('helptags ALL')
  local help = read(vim.env.PLUGIN .. '/doc/gravamen.txt')
  for tag in help:gmatch('|([^|%s]+)|') do
    it:cmd('help ' .. tag)
  end
  for line in help:gmatch('[^\n]*') do
    assert(vim.fn.strdisplaywidth(line) <= 78, 'too long: ' .. line)
  end
end)

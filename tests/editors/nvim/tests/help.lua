-- The help, and what it gives to copy.

local test = require('suite').test
local open = require('openings')
local check = require('check')
local same, holds, read = check.same, check.holds, check.read

test('the keys that the help proposes work', function(it)
  local help = read(vim.env.PLUGIN .. '/doc/gravamen.txt')
  it:lua(help:match('%*gravamen%-keys%*.-: >lua\n(.-)\n<'))
  open.served(it)
  it:lenses()
  same(it:lua('return vim.lsp.inlay_hint.is_enabled({ bufnr = 0 })'), true)
  -- The server comes again, and nothing is done twice.
  local before = it:attached()
  local watching = 'return #vim.api.nvim_get_autocmds({ group = "my-gravamen", buffer = 0 })'
  local once = it:lua(watching)
  it:cmd('Gravamen restart')
  it:attached_anew(before)
  same(it:lua(watching), once)
  it:to('offence: cl-287-2')
  it:lenses()
  it:keys('grx')
  it:float('185,000 of 200,000')
  it:keys('q')
  it:to('settled:')
  it:keys('gO')
  it:wait('return vim.fn.getloclist(0, { size = 0 }).size > 0 or vim.fn.getqflist({ size = 0 }).size > 0')
end, {})

test('a finding is gone to and read, and an id followed, as the help says', function(it)
  open.found(it)
  it:to('crime-confirmed')
  it:keys(']d')
  it:wait([[return vim.api.nvim_get_current_line():find('payment-settlement: [settled]', 1, true) ~= nil]])
  it:keys('<C-w>d')
  it:float('art. 12(1)(2)')
  it:keys('[d')
  it:wait([[return vim.api.nvim_get_current_line():find('cl-287-2', 1, true) ~= nil]])
  it:to('settled]')
  -- Neovim waits for the answer a second, and no longer.
  it:wait([[
    if vim.api.nvim_get_current_line():find('^  settled:') then
      return true
    end
    pcall(vim.cmd, 'normal! \29')
  ]])
  it:keys('<C-t>')
  it:wait([[return vim.api.nvim_get_current_line():find('settled]', 1, true) ~= nil]])
  it:lua('vim.diagnostic.setqflist()')
  it:wait('return #vim.fn.getqflist() >= 4')
end)

--- Gives the help of the plugin its tags; that of Neovim is shared with whoever else runs it.
local function tag(it)
  it:cmd('helptags ' .. vim.fn.fnameescape(vim.env.PLUGIN) .. '/doc')
end

test('the help has tags, and :help gravamen opens it', function(it)
  tag(it)
  for _, word in ipairs({ 'gravamen', ':Gravamen', 'gravamen-install', 'gravamen-filetype', 'gravamen-settings' }) do
    it:cmd('help ' .. word)
    holds(it:lua('return vim.api.nvim_buf_get_name(0)'), 'doc/gravamen.txt')
  end
end)

test('every reference in the help leads somewhere, and no line is too long', function(it)
  tag(it)
  local help = read(vim.env.PLUGIN .. '/doc/gravamen.txt')
  for word in help:gmatch('|([^|%s]+)|') do
    it:cmd('help ' .. word)
  end
  for line in help:gmatch('[^\n]*') do
    assert(vim.fn.strdisplaywidth(line) <= 78, 'too long: ' .. line)
  end
end)

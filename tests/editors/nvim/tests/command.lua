-- The command and its words.

local test = require('suite').test
local open = require('openings')
local check = require('check')
local same, holds = check.same, check.holds

test(':Gravamen completes its subcommands, files and offences', function(it)
  same(it:lua('return vim.fn.getcompletion("Gravamen ", "cmdline")'), { 'assess', 'explain', 'log', 'new', 'restart' })
  same(it:lua('return vim.fn.getcompletion("Gravamen re", "cmdline")'), { 'restart' })
  same(it:lua('return vim.fn.getcompletion("Gravamen new a.brief.yaml cl-287", "cmdline")'), { 'cl-287-1', 'cl-287-2' })
  same(it:lua('return vim.fn.getcompletion("Gravamen explain cl-287", "cmdline")'), { 'cl-287-1', 'cl-287-2' })
  local folder = vim.fn.tempname()
  vim.fn.mkdir(folder)
  vim.fn.writefile({}, folder .. '/lin.brief.yaml')
  local path = folder .. '/l'
  same(it:lua('return vim.fn.getcompletion("Gravamen new " .. ..., "cmdline")', path), { folder .. '/lin.brief.yaml' })
end)

test(':Gravamen completes behind a modifier, behind another command and with the cursor in the middle', function(it)
  local function completed(line)
    return it:lua('return vim.fn.getcompletion(..., "cmdline")', line)
  end
  for _, typed in ipairs({ 'silent Gravamen', 'tab silent! Gravamen', ':Gravamen', 'write | Gravamen', 'cd ~/Gravamen|Gravamen', 'Grava' }) do
    same({ typed, completed(typed .. ' re') }, { typed, { 'restart' } })
  end
  same(completed('silent Gravamen explain cl-287'), { 'cl-287-1', 'cl-287-2' })
  same(completed('Gravamen explain Gravamen cl-287'), {})
  it:keys(':silent Gravamen re later<Home>' .. ('<Right>'):rep(#'silent Gravamen re') .. '<Tab>')
  it:wait('return vim.fn.getcmdline() == "silent Gravamen restart later"')
  it:keys('<C-c>')
  it:wait('return vim.fn.mode() == "n"')
end)

test(':Gravamen alone opens the assessment; without a server it says what to do', function(it)
  open.served(it)
  it:cmd('Gravamen')
  it:float('185,000 of 200,000')
  it:keys('q')
  it:open('a: b\n', 'other.yaml')
  it:cmd('Gravamen')
  holds(it:lua('return _G.said[1]'), ':checkhealth gravamen')
  same(it:lua('return #vim.api.nvim_list_wins()'), 1)
end)

test(':Gravamen names its subcommands when it is given another', function(it)
  it:cmd('Gravamen asess')
  holds(it:lua('return _G.said[1]'), 'assess, explain, log, new, restart')
end)

test(':Gravamen log opens the log', function(it)
  open.served(it)
  it:lua('for nth = 1, 3 do vim.lsp.log.error(nth) end')
  it:cmd('Gravamen log')
  same(it:lua('return vim.api.nvim_buf_get_name(0) == vim.uv.fs_realpath(vim.lsp.log.get_filename())'), true)
  same(it:lua('return vim.fn.line(".") == vim.fn.line("$") and vim.fn.line(".") > 2'), true)
end)

-- The float with the assessment.

local test = require('suite').test
local briefs = require('briefs')
local open = require('openings')
local check = require('check')
local same, holds = check.same, check.holds

test('the assessment shows elements, the bar, the figures and the article', function(it)
  open.served(it)
  it:cmd('Gravamen assess')
  local text = it:float('185,000 of 200,000')
  holds(text, '██')
  holds(text, 'serious circumstances')
  holds(text, 'art. 12(1)(2)')
  same(vim.startswith(text, 'Charge 1: '), true)
  same(it:lua('return vim.api.nvim_win_get_config(0).relative'), 'editor')
end)

test('while the server gives no answer the assessment says that it is on its way', function(it)
  open.found(it)
  it:kill_server('sigstop')
  it:cmd('Gravamen assess')
  same(it:text(), 'The brief is being assessed…')
  it:kill_server('sigcont')
  it:float('185,000 of 200,000')
end, {})

test('the assessment follows the text', function(it)
  open.assessed(it)
  it:keys('<C-w>p')
  it:to('185000')
  it:keys('ct 190000')
  it:float('190,000 of 200,000')
  it:keys('<Esc>u')
  it:float('185,000 of 200,000')
end)

test('the assessment speaks the language of the brief', function(it)
  open.beside(it, 'language: zh\n', briefs.SHORT)
  it:cmd('Gravamen assess')
  holds(it:float('185,000／200,000元'), '构成要件')
  local frame = [[
    local config = vim.api.nvim_win_get_config(0)
    return config.title and config.title[1][1] .. config.footer[1][1]
  ]]
  local footer = ' q 关闭 · <CR> 跳到原文 · K 解释 '
  it:wait(frame .. ' == ...', ' 评估 ' .. footer)
  it:lua([[vim.cmd.wincmd('p')]])
  it:lua([[vim.o.columns = vim.o.columns - 1]])
  it:lua('vim.api.nvim_exec_autocmds("VimResized", {})')
  it:cmd('Gravamen assess')
  it:wait(frame .. ' == ...', ' 评估 ' .. footer)
  it:keys('<C-w>L')
  it:wait('return vim.wo.statusline == ...', ' 评估 %=' .. footer)
end, {})

test('the title and the keys of the assessment stand on the screen once, above the text as beside it', function(it)
  open.assessed(it)
  local count = [[
    vim.cmd('redraw!')
    local found = 0
    for row = 1, vim.o.lines do
      local line = ''
      for col = 1, vim.o.columns do
        line = line .. vim.fn.screenstring(row, col)
      end
      found = found + (line:find('q closes', 1, true) and 1 or 0)
    end
    return found == 1 and vim.wo.statusline:find('q closes', 1, true) ~= nil == ...
  ]]
  it:wait(count, false)
  it:keys('<C-w>L')
  it:wait('return vim.api.nvim_win_get_config(0).relative == ""')
  it:lua('vim.api.nvim_exec_autocmds("WinResized", {})')
  it:wait(count, true)
end)

test('the marks of the assessment are coloured', function(it)
  open.assessed(it)
  local groups = it:lua([[
    local res = {}
    local space = vim.api.nvim_get_namespaces()['gravamen.assessment']
    for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, space, 0, -1, { details = true })) do
      res[mark[4].hl_group] = (res[mark[4].hl_group] or 0) + 1
    end
    return res
  ]])
  assert(groups.DiagnosticError and groups.DiagnosticOk and groups.Identifier and groups.Title, vim.inspect(groups))
end)

test('q closes the assessment, and <CR> on a name leads to the text', function(it)
  open.assessed(it)
  it:to('`settled`')
  it:keys('<Right><CR>')
  it:wait([[return vim.api.nvim_get_current_line():find('^  settled:') ~= nil and vim.fn.col('.') == 3]])
  it:cmd('Gravamen assess')
  it:wait('return vim.bo.filetype == "gravamen-assessment"')
  it:keys('q')
  it:wait('return #vim.api.nvim_list_wins() == 1')
  it:keys('x')
  it:wait('return vim.bo.modified')
end)

test('<CR> on what is not in the text says so', function(it)
  open.assessed(it)
  it:to('short')
  it:keys('<CR>')
  same(it:wait('return _G.said[1]'), 'Gravamen: not in the text: short')
  -- A server that knows no outline at all, as Neovim 0.12 tells it.
  it:lua([[
    local client = vim.lsp.get_clients({ name = 'gravamen' })[1]
    local request = client.request
    client.request = function(...)
      client.request = request
      for _, it in ipairs({ ... }) do
        local _ = type(it) == 'function' and it(nil, vim.NIL)
      end
    end
  ]])
  it:keys('<CR>')
  same(it:wait('return _G.said[2]'), 'Gravamen: not in the text: short')
end)

test('K in the assessment explains a fact by the text and a word by the law, and goes on from there', function(it)
  open.assessed(it)
  for words, says in pairs({ ['`settled`'] = '18.5万元', ['`abnormal-deal`'] = 'What it asks', ['`illegal-gains`'] = 'Supports' }) do
    it:to(words)
    it:keys('<Right>K')
    it:lua('_G.assessment = vim.api.nvim_get_current_win()')
    it:float(says)
    it:cmd('Gravamen explain')
    it:wait('return vim.api.nvim_get_current_win() ~= _G.assessment and vim.bo.filetype == "markdown"')
    it:keys('q')
    it:wait('return vim.api.nvim_get_current_win() == _G.assessment')
  end
  it:to('serious')
  it:keys('K')
  same(it:wait('return _G.said[1]'), 'Gravamen: nothing is called `serious`')
end)

test('<C-w>L puts the assessment beside the text, where it is wrapped anew and follows; q closes it', function(it)
  local path = open.assessed(it)
  local at = 'return vim.api.nvim_win_get_config(0).relative == "" and vim.api.nvim_win_get_width(0)'
  it:keys('<C-w>L')
  it:wait(at)
  it:keys('62<C-w>|')
  it:wait(at .. ' == 62')
  it:lua('vim.api.nvim_exec_autocmds("WinResized", {})')
  it:wait([[return vim.fn.search('^    Criminal Law') > 0]])
  it:lua('vim.api.nvim_exec_autocmds("VimResized", {})')
  same(it:lua(at), 62)
  it:keys('<C-w>p')
  it:to('185000')
  it:keys('ct 190000<Esc>')
  it:wait([[
    for _, win in ipairs(vim.api.nvim_list_wins()) do
      local buf = vim.api.nvim_win_get_buf(win)
      if vim.bo[buf].filetype == 'gravamen-assessment' then return table.concat(vim.api.nvim_buf_get_lines(buf, 0, -1, false)):find('190,000') end
    end
  ]])
  it:cmd('quit!')
  it:keys('q')
  it:wait('return vim.api.nvim_buf_get_name(0) == ... and #vim.api.nvim_list_wins() == 1', path)
end)

--- The windows of the assessment, in whatever tab page.
local WINDOWS = [[
  local function of(win) return vim.bo[vim.api.nvim_win_get_buf(win)].filetype == 'gravamen-assessment' end
  return #vim.tbl_filter(of, vim.api.nvim_list_wins())
]]

--- The assessment follows the text in a window that is not its first, and its keys work there.
local function lives_on(it, path)
  it:wait('return vim.bo.filetype == "gravamen-assessment" and vim.wo.winfixbuf')
  it:wait('return vim.wo.statusline:find("Assessment", 1, true) ~= nil')
  it:lua([[
    local brief = vim.b.gravamen_source
    for nth, text in ipairs(vim.api.nvim_buf_get_lines(brief, 0, -1, false)) do
      if text:find('185000', 1, true) then
        vim.api.nvim_buf_set_lines(brief, nth - 1, nth, false, { (text:gsub('185000', '190000')) })
      end
    end
    vim.api.nvim_exec_autocmds('TextChanged', { buffer = brief })
  ]])
  it:wait([[return vim.fn.search('190,000 of 200,000', 'n') > 0]])
  it:to('`settled`')
  it:keys('<Right>K')
  it:float('190,000')
  it:keys('<CR>')
  it:wait('return vim.api.nvim_buf_get_name(0) == ... and vim.fn.getline("."):find("^  settled:") ~= nil', path)
end

test('<C-w>T gives the assessment a tab page, from where <CR> leads to the text and :Gravamen assess brings it back', function(it)
  local path = open.assessed(it)
  it:keys('<C-w>T')
  it:wait('return vim.fn.tabpagenr() == 2')
  lives_on(it, path)
  same(it:lua('return { vim.fn.tabpagenr(), vim.fn.tabpagenr("$") }'), { 1, 2 })
  it:cmd('Gravamen assess')
  it:float('190,000 of 200,000')
  it:wait('return vim.fn.tabpagenr("$") == 1')
  same(it:lua(WINDOWS), 1)
end)

test('the assessment that is split lives on in the other window; q closes the one that one is in', function(it)
  local path = open.assessed(it)
  local first = it:lua('local win = vim.api.nvim_get_current_win(); vim.cmd.split(); return win')
  it:lua('vim.api.nvim_win_close(..., true)', first)
  lives_on(it, path)
  it:cmd('Gravamen assess')
  it:cmd('split')
  same(it:lua(WINDOWS), 2)
  it:keys('q')
  it:wait(WINDOWS .. ' == 1')
  it:cmd('Gravamen assess')
  it:wait('return vim.bo.filetype == "gravamen-assessment"')
  it:keys('q')
  it:wait('return #vim.api.nvim_list_wins() == 1')
  same(it:unnamed(), {})
  same(it:lua('return vim.fn.exists("#gravamen.assessment")'), 0)
end)

test('a file that is no brief is not assessed, and no empty float opens', function(it)
  it:open('language: en\n', 'gravamen.yaml')
  it:attached()
  it:cmd('Gravamen assess')
  holds(it:wait('return _G.said[1]'), '中文 [x]/gravamen.yaml`')
  it:wait('return #vim.api.nvim_list_wins() == 1')
  it:cmd('copen')
  it:cmd('Gravamen assess')
  holds(it:wait('return _G.said[2]'), 'no server is attached to this buffer')
end)

test('the assessment says that the server is gone, and follows the next one', function(it)
  open.assessed(it)
  it:keys('<C-w>p')
  it:stop_server()
  it:to('185000')
  it:keys('ct 190000<Esc>')
  it:float('The server does not run')
  it:cmd('Gravamen restart')
  it:float('190,000 of 200,000')
end, {})

test('the assessment of another brief takes the place of the first, and nothing is left behind', function(it)
  open.assessed(it)
  it:keys('q')
  it:wait('return #vim.api.nvim_list_wins() == 1')
  it:open((briefs.SHORT:gsub('185000', '150000')))
  it:attached()
  it:cmd('Gravamen assess')
  it:float('150,000 of 200,000')
  it:keys('<C-w>p')
  it:cmd('split #')
  it:cmd('Gravamen assess')
  it:float('185,000 of 200,000')
  same(it:lua('return #vim.api.nvim_list_wins()'), 3)
  it:keys('q')
  it:wait('return #vim.api.nvim_list_wins() == 2')
  same(it:unnamed(), {})
  same(it:lua('return vim.fn.exists("#gravamen.assessment")'), 0)
end)

test('the assessment opens in the tab page that it is asked for in', function(it)
  open.assessed(it)
  it:keys('<C-w>p')
  it:cmd('tab split')
  it:cmd('Gravamen assess')
  it:wait('return vim.bo.filetype == "gravamen-assessment"')
  same(it:lua('return { vim.fn.tabpagenr(), #vim.api.nvim_list_wins() }'), { 2, 3 })
end)

test('the assessment goes with its brief, and no other buffer comes into its window', function(it)
  open.assessed(it)
  holds(it:lua('return select(2, pcall(vim.cmd.edit, "other.txt"))'), 'winfixbuf')
  it:keys('<C-w>p')
  it:cmd('edit!')
  it:to('185000')
  it:keys('ct 190000<Esc>')
  it:float('190,000 of 200,000')
  it:cmd('bdelete!')
  it:wait('return #vim.api.nvim_list_wins() == 1')
end)

test('the assessment follows a brief that is saved under another name', function(it)
  local path = open.assessed(it)
  it:keys('<C-w>p')
  it:cmd('saveas ' .. vim.fn.fnameescape(vim.fs.dirname(path) .. '/乙.brief.yaml'))
  it:to('185000')
  it:keys('ct 190000<Esc>')
  it:float('190,000 of 200,000')
end)

test('the assessment fits into the screen, however small', function(it)
  it:cmd('set nowrap')
  open.assessed(it)
  for _, size in ipairs({ { 200, 50 }, { 80, 24 }, { 44, 12 } }) do
    it:lua('vim.o.columns, vim.o.lines = ...', unpack(size))
    it:lua('vim.api.nvim_exec_autocmds("VimResized", {})')
    it:wait([[
      local longest = 0
      for _, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
        longest = math.max(longest, vim.fn.strdisplaywidth(line))
      end
      local width, height = vim.api.nvim_win_get_width(0), vim.api.nvim_win_get_height(0)
      local whole = longest <= width or vim.o.columns < 80 and vim.wo.wrap
      return whole and width <= vim.o.columns - 2 and height <= vim.o.lines - 4
    ]])
  end
end, {})

test('a long brief is assessed, and its float leads to the last fact', function(it)
  local facts = {}
  for nth = 1, 3000 do
    table.insert(facts, ('  f%d: {kind: payment-settlement, by: lin, when: 2023-05, amount: 1 CNY, evidence: [bank]}\n'):format(nth))
  end
  it:open((briefs.SHORT:gsub('charges:', table.concat(facts) .. 'charges:'):gsub('%[settled%]', '[settled, f3000]')))
  it:attached()
  it:cmd('Gravamen assess')
  it:float('185,001 of 200,000')
  it:to('`f3000`')
  it:keys('<Right><CR>')
  it:wait([[return vim.api.nvim_get_current_line():find('^  f3000:') ~= nil]])
end)

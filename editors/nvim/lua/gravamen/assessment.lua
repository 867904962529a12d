-- The assessment of a brief beside its text: it follows every edit, and a name in it leads to the text.

local server = require('gravamen.server')
local gravamen = require('gravamen')

local M = {}

--- How long typing rests before the assessment is asked for again, in milliseconds.
local REST = 120

local space = vim.api.nvim_create_namespace('gravamen.assessment')

local MARKS = { ['✓'] = 'DiagnosticOk', ['✗'] = 'DiagnosticError', ['?'] = 'DiagnosticWarn' }

---@class gravamen.Float
---@field source integer the buffer of the brief
---@field buf integer
---@field win integer
---@field asked integer how often the server was asked
---@field timer uv.uv_timer_t

---@type gravamen.Float?
local float

---@return vim.api.keyset.win_config
local function place()
  local width = math.max(40, math.min(84, vim.o.columns - 6))
  local height = math.max(5, vim.o.lines - vim.o.cmdheight - 4)
  return {
    relative = 'editor',
    anchor = 'NE',
    row = 0,
    col = vim.o.columns,
    width = width,
    height = height,
    border = 'rounded',
    title = gravamen.pick(' Assessment ', ' 评估 '),
    footer = gravamen.pick(' q closes · <CR> goes to the text ', ' q 关闭 · <CR> 跳到原文 '),
  }
end

--- Colours a line: its mark, its bar in the colour of the mark above, its names.
local function colour(buf, row, line, before, mark)
  local function paint(from, to, hl)
    vim.api.nvim_buf_set_extmark(buf, space, row, from, { end_col = to, hl_group = hl })
  end
  local lead = line:match('^  ([^ %w]+) ') or ''
  mark = MARKS[lead] or mark
  if MARKS[lead] then
    paint(2, 2 + #lead, MARKS[lead])
  elseif before == '' and line:match('^%S') then
    paint(0, #line, 'Title')
  elseif before == '' and line:match('^  %S') then
    paint(2, #line, 'Statement')
  end
  for from, to in line:gmatch('()`[^`]+`()') do
    paint(from - 1, to - 1, 'Identifier')
  end
  local from, to = line:find('█[█▉▊▋▌▍▎▏░]*')
  if not from then
    from, to = line:find('░+')
  end
  if from then
    paint(from - 1, to, mark or 'Normal')
  end
  return mark
end

---@param text string
local function show(text)
  -- The window is beside the text, so the path above it says nothing.
  local lines = vim.split(vim.trim((vim.trim(text):gsub('^[^\n]*%.ya?ml\n', '', 1))), '\n')
  local buf = float.buf
  vim.bo[buf].modifiable = true
  vim.api.nvim_buf_set_lines(buf, 0, -1, false, lines)
  vim.bo[buf].modifiable = false
  vim.api.nvim_buf_clear_namespace(buf, space, 0, -1)
  local mark
  for nth, line in ipairs(lines) do
    mark = colour(buf, nth - 1, line, lines[nth - 1] or '', mark)
  end
end

local function refresh()
  if not float or not vim.api.nvim_buf_is_loaded(float.source) then
    return
  end
  local client = server.client(float.source)
  if not client then
    show(gravamen.pick(
      'The server does not run: see :Gravamen restart.',
      '服务器未运行：见 :Gravamen restart。'
    ))
    return
  end
  float.asked = float.asked + 1
  local number, of = float.asked, float
  local width = vim.api.nvim_win_get_width(float.win) - 1
  local arguments = { vim.uri_from_bufnr(float.source), width }
  server.command(client, 'gravamen.assessText', arguments, function(err, result)
    -- An answer to an older question, or to a float that is closed, is of no use.
    if float == of and number == float.asked then
      show(err or result.text)
    end
  end, float.source)
end

function M.close()
  local it = float
  if not it then
    return
  end
  float = nil
  it.timer:stop()
  it.timer:close()
  pcall(vim.api.nvim_del_augroup_by_name, 'gravamen.assessment')
  if vim.api.nvim_win_is_valid(it.win) then
    vim.api.nvim_win_close(it.win, true)
  end
end

--- The name under the cursor.
local function name()
  return gravamen.at_cursor('()`([^`]+)`()') or vim.fn.expand('<cWORD>'):gsub('[,`]', '')
end

--- The byte that a column of the protocol is.
local function byte(line, column, encoding)
  if encoding == 'utf-8' then
    return column
  end
  if vim.fn.has('nvim-0.11') == 1 then
    return vim.str_byteindex(line, encoding, column, false)
  end
  -- The text may have changed since the server saw it.
  local there, res = pcall(vim.str_byteindex, line, column, encoding == 'utf-16')
  return there and res or #line
end

--- The first symbol of an outline whose word in the text is the name.
local function find(symbols, wanted, source, encoding)
  for _, it in ipairs(symbols) do
    local at = it.selectionRange
    local line = vim.api.nvim_buf_get_lines(source, at.start.line, at.start.line + 1, false)[1] or ''
    local from, to = byte(line, at.start.character, encoding), byte(line, at['end'].character, encoding)
    local found = line:sub(from + 1, to) == wanted and at or find(it.children or {}, wanted, source, encoding)
    if found then
      return found
    end
  end
end

local function go_to_text()
  local wanted, it = name(), float
  local client = it and server.client(it.source)
  if not client or wanted == '' then
    return
  end
  local params = { textDocument = { uri = vim.uri_from_bufnr(it.source) } }
  server.ask(client, 'textDocument/documentSymbol', params, function(_, symbols)
    local at = find(symbols or {}, wanted, it.source, client.offset_encoding)
    if not at then
      gravamen.say(gravamen.pick('not in the text: ', '原文中没有：') .. wanted)
      return
    end
    local win = vim.fn.bufwinid(it.source)
    if win == -1 then
      M.close()
      vim.cmd.buffer(it.source)
    else
      vim.api.nvim_set_current_win(win)
    end
    local location = { uri = params.textDocument.uri, range = at }
    vim.lsp.util.show_document(location, client.offset_encoding, { focus = true })
  end, it.source)
end

local function watch(source, win)
  local group = vim.api.nvim_create_augroup('gravamen.assessment', {})
  vim.api.nvim_create_autocmd({ 'TextChanged', 'TextChangedI', 'TextChangedP', 'BufReadPost' }, {
    group = group,
    buffer = source,
    callback = function()
      float.timer:start(REST, 0, vim.schedule_wrap(refresh))
    end,
  })
  vim.api.nvim_create_autocmd('LspAttach', { group = group, buffer = source, callback = vim.schedule_wrap(refresh) })
  vim.api.nvim_create_autocmd('VimResized', {
    group = group,
    callback = function()
      vim.api.nvim_win_set_config(float.win, place())
      refresh()
    end,
  })
  vim.api.nvim_create_autocmd('WinClosed', { group = group, pattern = tostring(win), callback = M.close })
  vim.api.nvim_create_autocmd({ 'BufDelete', 'BufWipeout' }, { group = group, buffer = source, callback = M.close })
end

--- Why a buffer cannot be assessed, in words.
local function obstacle(source)
  if vim.api.nvim_buf_get_name(source) == '' then
    return gravamen.pick(
      'this brief is not in a file yet; give it a name: `:write NAME.brief.yaml`',
      '此案情摘要尚未存入文件；请命名：`:write 名称.brief.yaml`'
    )
  end
  if not server.client(source) then
    return gravamen.pick(
      'no server is attached to this buffer; see :checkhealth gravamen',
      '此缓冲区没有连接服务器；见 :checkhealth gravamen'
    )
  end
end

--- Opens the assessment of a buffer and goes to it; one that is open already is gone to.
---@param source integer
function M.open(source)
  if float and source == float.buf then
    return
  end
  local here = vim.api.nvim_get_current_tabpage()
  if float and float.source == source and vim.api.nvim_win_get_tabpage(float.win) == here then
    vim.api.nvim_set_current_win(float.win)
    return
  end
  local words = obstacle(source)
  if words then
    gravamen.say(words, vim.log.levels.WARN)
    return
  end
  M.close()
  local buf = vim.api.nvim_create_buf(false, true)
  vim.bo[buf].bufhidden = 'wipe'
  vim.bo[buf].filetype = 'gravamen-assessment'
  local config = place()
  config.style = 'minimal'
  local win = vim.api.nvim_open_win(buf, true, config)
  -- The server wraps for this width; only what cannot be wrapped in a very narrow window is left.
  vim.wo[win].wrap, vim.wo[win].linebreak, vim.wo[win].breakindent = true, true, true
  -- No other buffer comes into the float.
  vim.wo[win].winfixbuf = true
  float = { source = source, buf = buf, win = win, asked = 0, timer = assert(vim.uv.new_timer()) }
  vim.keymap.set('n', 'q', M.close, { buffer = buf, nowait = true })
  vim.keymap.set('n', '<CR>', go_to_text, { buffer = buf })
  watch(source, win)
  refresh()
end

return M

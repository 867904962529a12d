-- The assessment of a brief beside its text: it follows every edit, and a name in it leads to the text.

local colours = require('gravamen.colours')
local frame = require('gravamen.frame')
local server = require('gravamen.server')
local gravamen = require('gravamen')
local outline = require('gravamen.outline')

local M = {}

--- How long typing rests before the assessment is asked for again, in milliseconds.
local REST = 120

---@class gravamen.Float
---@field source integer the buffer of the brief
---@field buf integer
---@field win integer the window that the text is wrapped for; the person may have split it
---@field asked integer how often the server was asked
---@field answered boolean whether it ever gave an answer
---@field width? integer the width of that window
---@field lang? 'en' | 'zh' the language of the text, which the configuration beside a brief may choose
---@field timer uv.uv_timer_t

---@type gravamen.Float?
local float

---@param text string
local function show(text)
  -- The window is beside the text, so the path above it says nothing.
  local lines = vim.split(vim.trim((vim.trim(text):gsub('^[^\n]*%.ya?ml\n', '', 1))), '\n')
  local buf = float.buf
  vim.bo[buf].modifiable = true
  vim.api.nvim_buf_set_lines(buf, 0, -1, false, lines)
  vim.bo[buf].modifiable = false
  colours.set(buf, lines)
end

--- Says in the language of the text what each of its windows is.
local function entitle()
  frame.entitle(float.buf, float.lang)
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
  for _, win in ipairs(vim.fn.win_findbuf(it.buf)) do
    -- The last window cannot be closed: the brief comes into it.
    if not pcall(vim.api.nvim_win_close, win, true) then
      vim.wo[win].winfixbuf = false
      vim.api.nvim_win_set_buf(win, it.source)
    end
  end
end

--- Closes the window that one is in; with the last one, all.
local function leave()
  if float and #vim.fn.win_findbuf(float.buf) > 1 then
    vim.api.nvim_win_close(0, true)
  else
    M.close()
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
  float.asked, float.width = float.asked + 1, vim.api.nvim_win_get_width(float.win)
  local number, of = float.asked, float
  local arguments = { vim.uri_from_bufnr(float.source), float.width - 1 }
  server.command(client, 'gravamen.assessText', arguments, function(err, result)
    -- An answer to an older question, or to a float that is closed, is of no use.
    if float ~= of or number ~= float.asked then
      return
    end
    if err and not float.answered then
      -- It is no brief.
      M.close()
      gravamen.say(err, vim.log.levels.WARN)
    else
      float.answered = true
      show(err or result.text)
      float.lang = result and result.lang or float.lang
      entitle()
    end
  end, float.source)
end

--- A window closes. Where that of the assessment was split or put into a tab page of its own, there is another.
local function closed(win)
  if win ~= float.win then
    return
  end
  float.win = vim.iter(vim.fn.win_findbuf(float.buf)):find(function(it)
    return it ~= win
  end)
  if not float.win then
    M.close()
    return
  end
  vim.wo[float.win].winfixbuf = true
  entitle()
  refresh()
end

--- The name under the cursor.
local function name()
  return gravamen.at_cursor('()`([^`]+)`()') or vim.fn.expand('<cWORD>'):gsub('[,`]', '')
end

--- Looks for the name under the cursor in the text.
---@param done fun(wanted: string, at: lsp.Range?, of: gravamen.Float, client: vim.lsp.Client)
local function look_up(done)
  local wanted, it = name(), float
  local client = it and server.client(it.source)
  if client and wanted ~= '' then
    outline.find(client, it.source, wanted, function(at)
      done(wanted, at, it, client)
    end)
  end
end

--- Explains the name under the cursor: what it comes to in the text, or what it is in the law.
function M.explain()
  look_up(function(wanted, at, it)
    require('gravamen.explain').of(it.source, at and at.start or wanted)
  end)
end

local function go_to_text()
  look_up(function(wanted, at, it, client)
    if not at then
      gravamen.say(gravamen.pick('not in the text: ', '原文中没有：') .. wanted)
      return
    end
    local here = vim.fn.bufwinid(it.source)
    local win = here ~= -1 and here or vim.fn.win_findbuf(it.source)[1]
    if not win then
      M.close()
      vim.cmd.buffer(it.source)
    else
      vim.api.nvim_set_current_win(win)
    end
    local location = { uri = vim.uri_from_bufnr(it.source), range = at }
    vim.lsp.util.show_document(location, client.offset_encoding, { focus = true })
  end)
end

local function watch(source)
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
      if frame.floats(float.win) then
        vim.api.nvim_win_set_config(float.win, frame.place(float.lang))
        refresh()
      end
    end,
  })
  vim.api.nvim_create_autocmd('WinResized', {
    group = group,
    callback = function()
      entitle()
      if vim.api.nvim_win_get_width(float.win) ~= float.width then
        refresh()
      end
    end,
  })
  vim.api.nvim_create_autocmd('WinClosed', {
    group = group,
    callback = function(args)
      closed(tonumber(args.match))
    end,
  })
  vim.api.nvim_create_autocmd({ 'BufDelete', 'BufWipeout' }, { group = group, buffer = source, callback = M.close })
end

--- Why a buffer cannot be assessed, in words.
local function obstacle(source)
  if vim.api.nvim_buf_get_name(source) == '' and vim.bo[source].buftype == '' then
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
  local here = float and float.source == source and vim.fn.bufwinid(float.buf) or -1
  if here ~= -1 then
    vim.api.nvim_set_current_win(here)
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
  vim.b[buf].gravamen_source = source
  local config = frame.place()
  config.style = 'minimal'
  local win = vim.api.nvim_open_win(buf, true, config)
  -- The server wraps for this width; only what cannot be wrapped in a very narrow window is left.
  vim.wo[win].wrap, vim.wo[win].linebreak, vim.wo[win].breakindent = true, true, true
  -- No other buffer comes into the float.
  vim.wo[win].winfixbuf = true
  float = { source = source, buf = buf, win = win, asked = 0, answered = false, timer = assert(vim.uv.new_timer()) }
  entitle()
  vim.keymap.set('n', 'q', leave, { buffer = buf, nowait = true })
  vim.keymap.set('n', '<CR>', go_to_text, { buffer = buf })
  vim.keymap.set('n', 'K', M.explain, { buffer = buf })
  watch(source)
  show(gravamen.pick('The brief is being assessed…', '正在评估案情摘要……'))
  refresh()
end

return M

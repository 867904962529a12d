-- What a word means, or what stands at the cursor, in a float of Markdown.

local server = require('gravamen.server')
local program = require('gravamen.program')
local gravamen = require('gravamen')

local M = {}

local FOCUS = 'gravamen.explain'

---@type { win: integer, markdown: string }?
local shown

--- A word of the law; what counts as a word here is not what the file type says.
local WORD = '()([%w%-/]+)()'

local function show(markdown)
  -- The same again goes into the float; something else takes its place. Who is in it stays in it.
  local inside = false
  if shown and shown.markdown ~= markdown and vim.api.nvim_win_is_valid(shown.win) then
    inside = shown.win == vim.api.nvim_get_current_win()
    vim.api.nvim_win_close(shown.win, true)
  end
  local lines = vim.split(vim.trim(markdown), '\n')
  local buf, win = vim.lsp.util.open_floating_preview(lines, 'markdown', {
    border = 'rounded',
    focus_id = FOCUS,
    max_width = math.min(84, vim.o.columns - 4),
    max_height = vim.o.lines - 6,
    close_events = { 'BufHidden', 'InsertEnter', 'CursorMoved' },
  })
  if vim.w[win][FOCUS] and vim.api.nvim_win_get_buf(win) == buf then
    -- No word is broken in two, and what is left of an item stands under its words.
    vim.wo[win].linebreak, vim.wo[win].breakindent, vim.wo[win].breakindentopt = true, true, 'list:-1'
    shown = { win = win, markdown = markdown }
    if inside then
      vim.api.nvim_set_current_win(win)
    end
  end
end

--- Without a server the program itself is asked.
local function ask_program(word, buf)
  local folder = program.folder(vim.api.nvim_buf_get_name(buf))
  local run = program.run({ 'explain', word }, folder, function(res)
    vim.schedule(function()
      if res.code == 0 then
        show(res.stdout)
      else
        gravamen.say(program.complaint(res), vim.log.levels.WARN)
      end
    end)
  end)
  if not run then
    server.say_missing()
  end
end

local function ask_server(client, question, buf)
  server.command(client, 'gravamen.explain', { vim.uri_from_bufnr(buf), question }, function(err, result)
    if err then
      gravamen.say(err, vim.log.levels.WARN)
    else
      show(result.markdown)
    end
  end, buf)
end

--- Explains a word, or what stands at a place of a brief.
---@param buf integer
---@param question string | lsp.Position
function M.of(buf, question)
  local client = server.client(buf)
  if client then
    ask_server(client, question, buf)
  end
end

--- Explains a word; without one, what stands at the cursor, in the text or in the float itself.
---@param word? string
function M.open(word)
  if not word and vim.bo.filetype == 'gravamen-assessment' then
    require('gravamen.assessment').explain()
    return
  end
  local within = vim.w[FOCUS]
  local buf = within or vim.api.nvim_get_current_buf()
  buf = vim.b[buf].gravamen_source or buf
  local client = server.client(buf)
  if not word and client and not within then
    ask_server(client, vim.lsp.util.make_position_params(0, client.offset_encoding).position, buf)
    return
  end
  word = word or gravamen.at_cursor(WORD)
  if not word then
    gravamen.say(gravamen.pick('there is nothing to explain here', '此处没有可解释的内容'), vim.log.levels.WARN)
  elseif client then
    ask_server(client, word, buf)
  else
    ask_program(word, buf)
  end
end

return M

-- What a word means, or what stands at the cursor, in a float of Markdown.

local server = require('gravamen.server')
local program = require('gravamen.program')
local gravamen = require('gravamen')

local M = {}

local function show(markdown)
  local lines = vim.split(vim.trim(markdown), '\n')
  local buf, win = vim.lsp.util.open_floating_preview(lines, 'markdown', {
    border = 'rounded',
    focus_id = 'gravamen.explain',
    max_width = math.min(84, vim.o.columns - 4),
    max_height = vim.o.lines - 6,
    close_events = { 'BufHidden', 'InsertEnter', 'CursorMoved' },
  })
  vim.keymap.set('n', 'q', '<Cmd>close<CR>', { buffer = buf, nowait = true })
  return buf, win
end

--- Without a server the program itself is asked.
local function ask_program(word)
  local folder = program.folder(vim.api.nvim_buf_get_name(0))
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

--- Explains a word; without one, what stands at the cursor.
---@param word? string
function M.open(word)
  local buf = vim.api.nvim_get_current_buf()
  local client = server.client(buf)
  if not client then
    word = word or vim.fn.expand('<cword>')
    if word == '' then
      gravamen.say(gravamen.pick('there is nothing to explain here', '此处没有可说明的内容'), vim.log.levels.WARN)
    else
      ask_program(word)
    end
    return
  end
  local place = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local uri = place.textDocument.uri
  server.command(client, 'gravamen.explain', { uri, word or place.position }, function(err, result)
    if err and not word then
      -- What has no page of its own, such as a fact of the brief, is told by the hover.
      vim.lsp.buf.hover()
    elseif err then
      gravamen.say(err, vim.log.levels.WARN)
    else
      show(result.markdown)
    end
  end, buf)
end

return M

-- Where the name of a party, a fact or a ground stands in a brief.

local server = require('gravamen.server')

local M = {}

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
local function among(symbols, wanted, source, encoding)
  for _, it in ipairs(symbols) do
    local at = it.selectionRange
    local line = vim.api.nvim_buf_get_lines(source, at.start.line, at.start.line + 1, false)[1] or ''
    local from, to = byte(line, at.start.character, encoding), byte(line, at['end'].character, encoding)
    local found = line:sub(from + 1, to) == wanted and at or among(it.children or {}, wanted, source, encoding)
    if found then
      return found
    end
  end
end

--- Asks where a name stands in a buffer.
---@param client vim.lsp.Client
---@param buf integer
---@param wanted string
---@param done fun(at: lsp.Range?)
function M.find(client, buf, wanted, done)
  local params = { textDocument = { uri = vim.uri_from_bufnr(buf) } }
  server.ask(client, 'textDocument/documentSymbol', params, function(_, symbols)
    done(among(symbols or {}, wanted, buf, client.offset_encoding))
  end, buf)
end

return M

-- Findings that Neovim does not ask for by itself. It asks for those of a brief that is shown, when the brief is opened or
-- changed: not for one that got its server while it was in no window, and not for what another file changes, such as
-- `gravamen.yaml`. Then the server says that findings are to be asked for anew, which Neovim 0.11 does not know, and
-- Neovim 0.12 takes to be of files that are not open.

local server = require('gravamen.server')

local M = {}

local METHOD = 'textDocument/diagnostic'

local function ask(client, buf)
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(buf),
    identifier = vim.tbl_get(client.server_capabilities, 'diagnosticProvider', 'identifier'),
  }
  server.request(client, METHOD, params, nil, buf)
end

--- What the server has to know of us, and how it is answered.
M.config = {
  capabilities = { workspace = { diagnostics = { refreshSupport = true } } },
  handlers = {
    ['workspace/diagnostic/refresh'] = function(_, _, cx)
      local client = vim.lsp.get_client_by_id(cx.client_id)
      for buf in pairs(client and client.attached_buffers or {}) do
        ask(client, buf)
      end
      return vim.NIL
    end,
  },
}

--- A brief came into a window.
---@param buf integer
function M.shown(buf)
  for _, client in ipairs(vim.lsp.get_clients({ name = server.NAME, bufnr = buf, method = METHOD })) do
    ask(client, buf)
  end
end

--- A brief got its server.
---@param buf integer
function M.attached(buf)
  if vim.api.nvim_buf_is_loaded(buf) and #vim.fn.win_findbuf(buf) == 0 then
    M.shown(buf)
  end
end

return M

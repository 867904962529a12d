-- Other versions of Neovim, for the code of the plugin alone: 0.10 has not what 0.11 added, and nothing that 0.12
-- deprecates is called. Neovim's own code, and the tests, see all that there is.

--- What `:help news-0.11` and the pages that it leads to say is new.
local NEW_IN_11 = {
  ['vim'] = { 'hl' },
  ['vim.fs'] = { 'abspath', 'relpath', 'rm' },
  ['vim.text'] = { 'indent' },
  ['vim.diagnostic'] = { 'jump' },
  ['vim.lsp'] = { 'config', 'enable', 'is_enabled', 'foldexpr', 'foldclose', 'foldtext' },
  ['vim.lsp.completion'] = { 'get' },
  ['vim.lsp.diagnostic'] = { 'from' },
}
--- These are called with a dot in 0.10, and with a colon in 0.11.
local METHODS = { 'request', 'request_sync', 'notify', 'cancel_request', 'stop', 'is_stopped', 'supports_method', 'on_attach' }

local DEPRECATED_IN_12 = {
  ['vim'] = { 'diff' },
  ['vim.lsp'] = { 'stop_client', 'client_is_stopped', 'get_buffers_by_client_id', 'set_log_level', 'get_log_path' },
  ['vim.lsp.codelens'] = { 'refresh', 'clear', 'display', 'save', 'on_codelens' },
  ['vim.lsp.semantic_tokens'] = { 'start', 'stop' },
  ['vim.lsp.util'] = { 'stylize_markdown' },
}

--- Whether the code at a level of the stack is the plugin's; a `pcall` in between does not count.
local function plugins(level)
  local info
  repeat
    level = level + 1
    info = debug.getinfo(level, 'S')
  until not info or info.what ~= 'C'
  local source = info and info.source or ''
  return source:find('/start/gravamen/', 1, true) ~= nil or source:find('/nvim/lsp/gravamen.lua', 1, true) ~= nil
end

--- Hides parts of a module from the plugin.
local function hide(name, parts)
  local module = name == 'vim' and vim or require(name)
  local there = {}
  for _, part in ipairs(parts) do
    there[part] = module[part]
    rawset(module, part, nil)
  end
  local meta = getmetatable(module) or {}
  local further = meta.__index
  meta.__index = function(self, key)
    if there[key] ~= nil then
      return not plugins(2) and there[key] or nil
    end
    if type(further) == 'function' then
      return further(self, key)
    end
    return further and further[key]
  end
  setmetatable(module, meta)
end

--- Does something with each client once.
local function each_client(change)
  vim.api.nvim_create_autocmd('LspAttach', {
    callback = function(args)
      local client = vim.lsp.get_client_by_id(args.data.client_id)
      local mark = tostring(change)
      if client and not client[mark] then
        client[mark] = true
        change(client)
      end
    end,
  })
end

local function old_methods(client)
  for _, name in ipairs(METHODS) do
    local method = client[name]
    client[name] = function(first, ...)
      if not plugins(2) then
        return method(first, ...)
      end
      assert(first ~= client, 'in Neovim 0.10 there is no client:' .. name)
      return method(client, first, ...)
    end
  end
end

local M = {}

--- Makes this Neovim one of version 0.10.
function M.old()
  for name, parts in pairs(NEW_IN_11) do
    hide(name, parts)
  end
  local has = vim.fn.has
  vim.fn.has = function(what)
    return plugins(2) and vim.startswith(what, 'nvim-0.1') and what ~= 'nvim-0.10' and 0 or has(what)
  end
  local capabilities = vim.lsp.protocol.make_client_capabilities
  vim.lsp.protocol.make_client_capabilities = function()
    local res = capabilities()
    res.general.positionEncodings = { 'utf-16' }
    return res
  end
  local byteindex = vim.str_byteindex
  vim.str_byteindex = function(text, index, ...)
    if not plugins(2) then
      return byteindex(text, index, ...)
    end
    assert(type(index) == 'number', 'in Neovim 0.10 vim.str_byteindex takes the index first')
    return vim._str_byteindex(text, index, ...) or error('index out of range')
  end
  each_client(old_methods)
end

--- Notes in `_G.deprecated` what the plugin calls though it is deprecated.
function M.strict()
  for name, parts in pairs(DEPRECATED_IN_12) do
    hide(name, parts)
  end
  _G.deprecated = {}
  local deprecate = vim.deprecate
  vim.deprecate = function(name, ...)
    for level = 2, 12 do
      if plugins(level) then
        table.insert(_G.deprecated, name)
        break
      end
    end
    return deprecate(name, ...)
  end
end

return M

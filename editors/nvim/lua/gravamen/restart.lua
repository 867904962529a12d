-- A server that has ended: one that fell is started again, and `:Gravamen restart` starts any anew.

local server = require('gravamen.server')
local gravamen = require('gravamen')

local M = {}

--- A server that falls this often within so many milliseconds is left alone.
local FALLS, WITHIN = 5, 180000

--- How long a server may take to end, in milliseconds: after the first it is killed, after the second it
--- is waited for no longer.
local PATIENT, AT_MOST, LOOK = 1000, 3000, 50

---@class gravamen.Served
---@field root string the folder, or nothing
---@field bufs table<integer, true>

---@type table<integer, gravamen.Served> What each client serves.
local served = {}
---@type table<string, integer[]> When the server of each root fell.
local falls = {}

--- Notes which buffers a server has.
---@param buf integer
---@param id integer
function M.attached(buf, id)
  local client = vim.lsp.get_client_by_id(id)
  if client and client.name == server.NAME then
    served[id] = served[id] or { root = client.config.root_dir or '', bufs = {} }
    served[id].bufs[buf] = true
  end
end

local function attach_again(bufs)
  for buf in pairs(bufs) do
    if vim.api.nvim_buf_is_loaded(buf) and not server.client(buf) then
      server.attach(buf)
    end
  end
end

--- Counts a fall, and gives how many there were of late.
local function count(root)
  local now = vim.uv.now()
  falls[root] = vim.tbl_filter(function(it)
    return now - it < WITHIN
  end, falls[root] or {})
  table.insert(falls[root], now)
  return #falls[root]
end

local function again(it)
  local number = count(it.root)
  if number < FALLS then
    vim.defer_fn(function()
      attach_again(it.bufs)
    end, 100 * number)
    return
  end
  local words = gravamen.pick(
    'the server fell %d times and is left alone; see :Gravamen log, then :Gravamen restart',
    '服务器已停止 %d 次，不再重启；请看 :Gravamen log，然后 :Gravamen restart'
  )
  gravamen.say(words:format(number), vim.log.levels.ERROR)
end

--- A server ended. One that fell is started again; one that was ended, by whomever, is not.
---@param code integer
---@param signal integer
---@param id integer
function M.exited(code, signal, id)
  local terminated = signal == 15
  local fell = not terminated and (code ~= 0 or signal ~= 0)
  local it = served[id]
  served[id] = nil
  vim.schedule(function()
    if fell and it and vim.v.exiting == vim.NIL then
      again(it)
    end
  end)
end

local function stop(client, force)
  if vim.fn.has('nvim-0.11') == 1 then
    client:stop(force)
  else
    client.stop(force)
  end
end

--- Every buffer that a server has or should have, shown in a window or not.
local function all_buffers()
  local bufs = {}
  for _, it in pairs(served) do
    bufs = vim.tbl_extend('force', bufs, it.bufs)
  end
  for _, buf in ipairs(vim.api.nvim_list_bufs()) do
    if server.is_brief(buf) then
      bufs[buf] = true
    end
  end
  return bufs
end

--- Ends every server and starts anew for the same buffers.
function M.restart()
  local bufs, waited = all_buffers(), 0
  for _, client in ipairs(vim.lsp.get_clients({ name = server.NAME })) do
    stop(client)
  end
  falls = {}
  local function when_gone()
    local left = vim.lsp.get_clients({ name = server.NAME })
    if #left == 0 or waited >= AT_MOST then
      attach_again(bufs)
      return
    end
    waited = waited + LOOK
    for _, client in ipairs(waited == PATIENT and left or {}) do
      stop(client, true)
    end
    vim.defer_fn(when_gone, LOOK)
  end
  when_gone()
end

return M

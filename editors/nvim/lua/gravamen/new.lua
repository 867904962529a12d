-- A new brief: the program writes its skeleton, and it is opened.

local server = require('gravamen.server')
local gravamen = require('gravamen')

local M = {}

---@type string[]?
local known

--- The offences that the program knows in this folder.
---@return string[]
function M.offences()
  if not known then
    local ok, run = pcall(vim.system, { server.program(), 'doctor', '--format', 'json' }, { text = true })
    local read, report = pcall(vim.json.decode, ok and run:wait(5000).stdout or '')
    known = read and report.offences or nil
  end
  return known or {}
end

local function write(file, offence)
  local ok, run = pcall(vim.system, { server.program(), 'new', '--offence', offence, file }, { text = true })
  if not ok then
    server.say_missing()
    return
  end
  local res = run:wait(10000)
  if res.code ~= 0 then
    gravamen.say(vim.trim(res.stderr ~= '' and res.stderr or res.stdout), vim.log.levels.ERROR)
    return
  end
  vim.cmd.edit(vim.fn.fnameescape(file))
end

--- Writes a new brief. A name without an ending gets `.brief.yaml`.
---@param file string
---@param offence? string
function M.write(file, offence)
  file = vim.fs.normalize(file)
  if not file:match('%.ya?ml$') then
    file = file .. '.brief.yaml'
  end
  if offence then
    write(file, offence)
    return
  end
  local prompt = gravamen.pick('Which offence is charged?', '指控哪一罪名？')
  vim.ui.select(M.offences(), { prompt = prompt }, function(it)
    if it then
      write(file, it)
    end
  end)
end

return M

-- A new brief: the program writes its skeleton, and it is opened.

local server = require('gravamen.server')
local program = require('gravamen.program')
local gravamen = require('gravamen')

local M = {}

--- The offences that the program knows where a file is. It is asked each time: the person may define
--- others, and each folder may have its own.
---@param file string
---@return string[]
function M.offences(file)
  local run = program.run({ 'doctor', '--format', 'json' }, program.folder(file))
  local read, report = pcall(vim.json.decode, run and run:wait(5000).stdout or '')
  return read and report.offences or {}
end

--- The whole path of a new brief. Under another name than `*.brief.yaml` the file would be no brief.
---@param file string
---@return string
local function named(file)
  file = vim.fs.normalize(vim.fn.fnamemodify(vim.fs.normalize(file), ':p'))
  if file:lower():match('%.brief%.ya?ml$') then
    return file
  end
  return vim.fn.fnamemodify(file, ':e'):lower():match('^ya?ml$') and vim.fn.fnamemodify(file, ':r') .. '.brief.yaml'
    or file .. '.brief.yaml'
end

local function write(file, offence)
  local run = program.run({ 'new', '--offence', offence, file }, program.folder(file))
  if not run then
    server.say_missing()
    return
  end
  local res = run:wait(10000)
  if res.code ~= 0 then
    gravamen.say(program.complaint(res), vim.log.levels.ERROR)
    return
  end
  vim.cmd.edit(vim.fn.fnameescape(file))
end

--- Writes a new brief. A name that does not end in `.brief.yaml` gets that ending.
---@param file string
---@param offence? string
function M.write(file, offence)
  file = named(file)
  if offence then
    write(file, offence)
    return
  end
  local prompt = gravamen.pick('Which offence is charged?', '指控哪一罪名？')
  vim.ui.select(M.offences(file), { prompt = prompt }, function(it)
    if it then
      write(file, it)
    end
  end)
end

return M

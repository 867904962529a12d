-- A new brief: the program writes its skeleton, and it is opened.

local server = require('gravamen.server')
local program = require('gravamen.program')
local gravamen = require('gravamen')

local M = {}

--- The offences that the program knows where a file is, and what they are called in the language of the
--- person. It is asked each time: the person may define others, and each folder may have its own.
---@param file string
---@return string[] ids
---@return table<string, string> titles by the ids
---@return string? complaint of a program that names none
function M.offences(file)
  local res = program.answer(program.run({ 'doctor', '--format', 'json' }, program.folder(file)))
  local read, report = pcall(vim.json.decode, res.stdout)
  if not read then
    return {}, {}, program.complaint(res)
  end
  return report.offences or {}, report['offence-titles'] or {}
end

--- The whole path of a new brief. Under another name than `*.brief.yaml`, in small letters, the file would be no brief.
---@param file string
---@return string
local function named(file)
  file = vim.fs.normalize(vim.fn.fnamemodify(vim.fs.normalize(file), ':p'))
  local ending = file:lower():match('%.brief%.ya?ml$')
  if ending then
    return file:sub(1, -#ending - 1) .. ending
  end
  return vim.fn.fnamemodify(file, ':e'):lower():match('^ya?ml$') and vim.fn.fnamemodify(file, ':r') .. '.brief.yaml'
    or file .. '.brief.yaml'
end

--- The program is given the name alone: it stands in the comment of the brief.
local function write(file, offence)
  local folder = program.folder(file)
  local name = file:sub(#folder + 1):gsub('^/', ''):gsub('^%-', './-')
  local res = program.answer(program.run({ 'new', '--offence', offence, name }, folder))
  if res.code ~= 0 then
    gravamen.say(program.complaint(res), vim.log.levels.ERROR)
    return
  end
  -- A window that keeps its buffer, such as that of the assessment, gets one beside it.
  local escaped = vim.fn.fnameescape(file)
  if not pcall(vim.cmd.edit, escaped) then
    vim.cmd.split(escaped)
  end
end

--- Writes a new brief. A name that does not end in `.brief.yaml` gets that ending.
---@param file string
---@param offence? string
function M.write(file, offence)
  if vim.fn.executable(server.program()) == 0 then
    server.say_missing()
    return
  end
  file = named(file)
  if offence then
    write(file, offence)
    return
  end
  local ids, called, complaint = M.offences(file)
  if complaint then
    gravamen.say(complaint, vim.log.levels.ERROR)
    return
  end
  vim.ui.select(ids, {
    prompt = gravamen.pick('Which offence is charged?', '指控哪一罪名？'),
    format_item = function(id)
      return called[id] and ('%s  %s'):format(id, called[id]) or id
    end,
  }, function(id)
    if id then
      write(file, id)
    end
  end)
end

--- What was typed behind `:Gravamen new`: a file, whose name may hold blanks, and perhaps the id of an offence. That is
--- what stands behind the ending of a file however it is written; else the last word of the name may be one. Where the
--- program does not say which there are, it is left to say what is wrong.
---@param words string[]
---@return string? file
---@return string? offence
function M.parts(words)
  local last, before = words[#words], words[#words - 1]
  local file = table.concat(words, ' ', 1, #words - 1)
  if before then
    local known = before:lower():match('%.ya?ml$') and {} or (M.offences(file))
    if #known == 0 or vim.tbl_contains(known, last:lower()) then
      return file, last:lower()
    end
  end
  return words[1] and table.concat(words, ' ') or nil
end

return M

-- How most tests begin: with the brief whose settled amount falls short.

local briefs = require('briefs')

local M = {}

--- The brief has its server.
function M.served(it)
  local path = it:open(briefs.SHORT)
  it:attached()
  return path
end

--- The brief shows what is found in it.
function M.found(it)
  local path = it:open(briefs.SHORT)
  it:finding('ground-falls-short')
  return path
end

--- The assessment of the brief is open.
function M.assessed(it)
  local path = M.served(it)
  it:cmd('Gravamen assess')
  it:float('185,000 of 200,000')
  return path
end

--- A brief beside a `gravamen.yaml`, which makes their folder one of its own.
function M.beside(it, configuration, text)
  local folder = vim.fs.dirname(it:open(configuration, 'gravamen.yaml'))
  vim.fn.writefile(vim.split(text, '\n'), folder .. '/a.brief.yaml', 'b')
  it:edit(folder .. '/a.brief.yaml')
  it:attached()
  return folder
end

return M

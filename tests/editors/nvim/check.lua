-- What tests compare, and the files that they read and make.

local M = {}

function M.same(got, want)
  if not vim.deep_equal(got, want) then
    error(('got %s, want %s'):format(vim.inspect(got), vim.inspect(want)), 2)
  end
end

function M.holds(text, words)
  if not tostring(text):find(words, 1, true) then
    error(('%q is not in:\n%s'):format(words, text), 2)
  end
end

function M.lacks(text, words)
  if tostring(text):find(words, 1, true) then
    error(('%q is in:\n%s'):format(words, text), 2)
  end
end

function M.read(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('*a')
  file:close()
  return text
end

--- A program that answers one word otherwise, and else does what the program does.
function M.program_that(word, answer)
  local path = vim.fn.tempname()
  local lines = { '#!/bin/sh', ('[ "$1" = %s ] && %s'):format(word, answer), 'exec "' .. vim.env.GRAVAMEN .. '" "$@"' }
  vim.fn.writefile(lines, path)
  vim.fn.setfperm(path, 'rwxr-xr-x')
  return path
end

return M

-- The colours of an assessment.

local M = {}

local space = vim.api.nvim_create_namespace('gravamen.assessment')

local MARKS = { ['✓'] = 'DiagnosticOk', ['✗'] = 'DiagnosticError', ['?'] = 'DiagnosticWarn' }

--- Colours a line: its mark, its bar in the colour of the mark above, its names.
local function colour(buf, row, line, before, mark)
  local function paint(from, to, hl)
    vim.api.nvim_buf_set_extmark(buf, space, row, from, { end_col = to, hl_group = hl })
  end
  local lead = line:match('^  ([^ %w]+) ') or ''
  mark = MARKS[lead] or mark
  if MARKS[lead] then
    paint(2, 2 + #lead, MARKS[lead])
  elseif before == '' and line:match('^%S') then
    paint(0, #line, 'Title')
  elseif before == '' and line:match('^  %S') then
    paint(2, #line, 'Statement')
  end
  for from, to in line:gmatch('()`[^`]+`()') do
    paint(from - 1, to - 1, 'Identifier')
  end
  local from, to = line:find('█[█▉▊▋▌▍▎▏░]*')
  if not from then
    from, to = line:find('░+')
  end
  if from then
    paint(from - 1, to, mark or 'Normal')
  end
  return mark
end

--- Colours an assessment anew.
---@param buf integer
---@param lines string[]
function M.set(buf, lines)
  vim.api.nvim_buf_clear_namespace(buf, space, 0, -1)
  local mark
  for nth, line in ipairs(lines) do
    mark = colour(buf, nth - 1, line, lines[nth - 1] or '', mark)
  end
end

return M

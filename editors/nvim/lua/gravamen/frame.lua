-- The windows of an assessment: where the float lies, and what says in the language of the text what each is.

local gravamen = require('gravamen')

local M = {}

--- What stands above and below the text.
---@param lang? 'en' | 'zh'
local function words(lang)
  return gravamen.pick(' Assessment ', ' 评估 ', lang),
    gravamen.pick(' q closes · <CR> goes to the text · K explains ', ' q 关闭 · <CR> 跳到原文 · K 解释 ', lang)
end

--- Where the float lies.
---@param lang? 'en' | 'zh'
---@return vim.api.keyset.win_config
function M.place(lang)
  local title, footer = words(lang)
  local width = math.max(40, math.min(84, vim.o.columns - 6))
  local height = math.max(5, vim.o.lines - vim.o.cmdheight - 4)
  return {
    relative = 'editor',
    anchor = 'NE',
    row = 0,
    col = vim.o.columns,
    width = width,
    height = height,
    border = 'rounded',
    title = title,
    footer = footer,
  }
end

--- Whether a window lies above the text; `<C-w>L` and the like put it beside.
---@param win integer
function M.floats(win)
  return vim.api.nvim_win_get_config(win).relative ~= ''
end

--- Says what each window of a buffer is: in its border, or in the status line of one that stands beside the text and
--- has none. Neovim 0.12 would show that of a float too.
---@param buf integer
---@param lang? 'en' | 'zh'
function M.entitle(buf, lang)
  local title, footer = words(lang)
  for _, win in ipairs(vim.fn.win_findbuf(buf)) do
    local above = M.floats(win)
    vim.wo[win].statusline = above and '' or title .. '%=' .. footer
    if above then
      vim.api.nvim_win_set_config(win, { title = title, footer = footer })
    end
  end
end

return M

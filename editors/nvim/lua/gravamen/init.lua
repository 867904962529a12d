-- What the other files share: the version, the settings of the person, the language of messages, the cursor.

local M = {}

--- The version of the plugin, which is that of the program it belongs to.
M.version = '0.1.0'

--- What the person set before the plugin was loaded. Both may be set with `vim.lsp.config` as well.
---@return { cmd?: string[], settings?: table, enable?: boolean }
function M.options()
  return vim.g.gravamen or {}
end

--- A message in the language of the person, English or Chinese; or in a language that is known.
---@param en string
---@param zh string
---@param known? 'en' | 'zh'
---@return string
function M.pick(en, zh, known)
  if known then
    return known == 'zh' and zh or en
  end
  local config = require('gravamen.server').config() or {}
  local chosen = vim.tbl_get(config, 'settings', 'gravamen', 'language')
  local lang = (chosen and chosen ~= 'auto' and chosen ~= '') and chosen or vim.v.lang or ''
  return vim.startswith(lang, 'zh') and zh or en
end

---@param words string
---@param level? integer
function M.say(words, level)
  vim.notify('Gravamen: ' .. words, level or vim.log.levels.INFO)
end

--- The part of the line under the cursor that a pattern catches; it catches the ends as well, as `()…()`.
---@param pattern string
---@return string?
function M.at_cursor(pattern)
  local line, col = vim.api.nvim_get_current_line(), vim.api.nvim_win_get_cursor(0)[2] + 1
  for from, it, to in line:gmatch(pattern) do
    if from <= col and col < to then
      return it
    end
  end
end

return M

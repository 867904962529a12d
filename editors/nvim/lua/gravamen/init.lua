-- What the other files share: the version, the settings of the person, the language of messages, the cursor.

local M = {}

--- The version of the plugin, which is that of the program it belongs to.
M.version = '0.1.0'

--- The settings in force, of the person's own `vim.g.gravamen` or `vim.lsp.config`. Their values may be of any type:
--- what is wrong with them, the server says.
---@return table<string, any>
function M.settings()
  local settings = vim.tbl_get(require('gravamen.server').config() or {}, 'settings', 'gravamen')
  return type(settings) == 'table' and settings or {}
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
  local chosen = M.settings().language
  local lang = type(chosen) == 'string' and chosen ~= 'auto' and chosen ~= '' and chosen or vim.v.lang or ''
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

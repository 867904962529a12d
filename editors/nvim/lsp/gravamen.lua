---@brief
---
--- Gravamen is the language server for case briefs. It holds the facts of a `*.brief.yaml` against the
--- elements and the numbers of the offence that is charged.
---
--- Briefs need the file type `yaml.gravamen`. The plugin in `editors/nvim` sets it; without the plugin:
--- ```lua
--- vim.filetype.add({
---   filename = { ['gravamen.yaml'] = 'yaml.gravamen' },
---   pattern = { ['.*%.brief%.ya?ml'] = 'yaml.gravamen' },
--- })
--- ```

--- Shows places that a code lens names: one is gone to, several are listed.
---@param command lsp.Command
---@param cx { client_id: integer }
local function show_references(command, cx)
  local client = assert(vim.lsp.get_client_by_id(cx.client_id))
  local items = vim.lsp.util.locations_to_items(command.arguments[3] or {}, client.offset_encoding)
  if #items == 0 then
    return
  end
  vim.fn.setqflist({}, ' ', { title = command.title, items = items })
  if #items == 1 then
    vim.cmd.cfirst()
  else
    vim.cmd('botright copen')
  end
end

---@type vim.lsp.Config
return {
  cmd = { 'gravamen', 'lsp' },
  filetypes = { 'yaml.gravamen' },
  root_markers = { 'gravamen.yaml', 'gravamen.yml', '.git' },
  get_language_id = function()
    return 'yaml'
  end,
  capabilities = {
    experimental = { commands = { 'gravamen.showReferences' } },
  },
  commands = {
    ['gravamen.showReferences'] = show_references,
  },
  before_init = function(params, config)
    -- Without it the server would take the language of the system, and not that of `:language`.
    params.locale = (vim.v.lang or ''):match('^%a%a[_%-]?%a*')
    local settings = (config.settings or {}).gravamen
    if params.initializationOptions == nil and settings and next(settings) then
      params.initializationOptions = settings
    end
  end,
}

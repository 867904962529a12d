---@brief
---
--- Gravamen is the language server for case briefs. It holds the facts of a `*.brief.yaml` against the
--- elements and the numbers of the offence that is charged.
---
--- Briefs need the file type `yaml.gravamen`. The plugin in `editors/nvim` sets it; without the plugin:
--- ```lua
--- vim.filetype.add({
---   filename = { ['gravamen.yaml'] = 'yaml.gravamen', ['gravamen.yml'] = 'yaml.gravamen' },
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

--- Has the server carry out a command; its answer is shown.
---@param cx { client_id: integer, bufnr: integer }
---@param show fun(result: any)
local function execute(cx, command, arguments, show)
  local client = assert(vim.lsp.get_client_by_id(cx.client_id))
  local params = { command = command, arguments = arguments }
  local function answer(err, result)
    if err then
      vim.notify('Gravamen: ' .. err.message, vim.log.levels.WARN)
    elseif type(result) == 'table' then
      show(result)
    end
  end
  if vim.fn.has('nvim-0.11') == 1 then
    client:request('workspace/executeCommand', params, answer, cx.bufnr)
  else
    client.request('workspace/executeCommand', params, answer, cx.bufnr)
  end
end

--- Shows the assessment of a charge: with the plugin in its own float, else in a plain one.
local function assess(command, cx)
  local there, assessment = pcall(require, 'gravamen.assessment')
  if there then
    assessment.open(vim.uri_to_bufnr(command.arguments[1]))
    return
  end
  local width = math.min(84, vim.o.columns - 4)
  execute(cx, 'gravamen.assessText', { command.arguments[1], width }, function(result)
    local lines = vim.split(vim.trim(result.text), '\n')
    vim.lsp.util.open_floating_preview(lines, '', {
      border = 'rounded',
      wrap = false,
      focus_id = 'gravamen.assess',
      max_height = vim.o.lines - 6,
      close_events = { 'BufHidden', 'InsertEnter', 'CursorMoved' },
    })
  end)
end

--- Runs the examples of a schema once more, and says which do not hold.
local function run_examples(command, cx)
  execute(cx, command.command, command.arguments, function(result)
    local words = vim.list_extend({ 'Gravamen: ' .. result.message }, result.failed)
    vim.notify(table.concat(words, '\n'), #result.failed > 0 and vim.log.levels.WARN or vim.log.levels.INFO)
  end)
end

--- Whether settings say nothing.
local function none(it)
  return it == nil or type(it) == 'table' and next(it) == nil
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
    ['gravamen.assess'] = assess,
    ['gravamen.runExamples'] = run_examples,
  },
  before_init = function(params, config)
    -- Without it the server would take the language of the system, and not that of `:language`.
    params.locale = (vim.v.lang or ''):match('^%a%a[_%-]?%a*')
    -- Settings of another type than is due go to the server as well: it names them.
    local settings = (config.settings or {}).gravamen
    if none(params.initializationOptions) and not none(settings) then
      params.initializationOptions = settings
    end
  end,
}

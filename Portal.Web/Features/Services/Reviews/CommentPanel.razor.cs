using Microsoft.AspNetCore.Components;
using Portal.Application.Common;
using Portal.Application.Reviews;
using Portal.Domain.Reviews;
using Portal.Domain.Services;
using Portal.Web.Components.Shared;
using Portal.Web.Text;

namespace Portal.Web.Features.Services.Reviews;

/// <summary>Questions of the case officer about a filing, with their answers.</summary>
public sealed partial class CommentPanel
{
    private CommentId? replying;
    private string? text;
    private string? problem;

    [Inject]
    private UseCases UseCases { get; set; } = default!;

    [Inject]
    private ErrorText Errors { get; set; } = default!;

    [Parameter, EditorRequired]
    public FilingComments Comments { get; set; } = default!;

    /// <summary>Only those about one section; null for all.</summary>
    [Parameter]
    public ServiceSectionName? Section { get; set; }

    /// <summary>What rows of tables are called, by their keys.</summary>
    [Parameter]
    public IReadOnlyDictionary<Guid, string> RowNames { get; set; } = new Dictionary<Guid, string>();

    /// <summary>Told when something was answered or settled.</summary>
    [Parameter, EditorRequired]
    public EventCallback Done { get; set; }

    private IReadOnlyList<CommentRow> Items => [.. Comments.Items.Where(c => Section is null || c.Section == Section)];

    private string About(CommentRow comment)
    {
        var row = comment.Row is { } key ? RowNames.GetValueOrDefault(key) : null;
        var question = comment.Field.Length > 0 ? Words.Question(new FieldChange(comment.Section, comment.Field, comment.Row, null, null)) : null;
        var said = new[] { Section is null ? Words.Section(comment.Section) : null, row, question }.Where(part => !string.IsNullOrEmpty(part)).ToList();
        return said.Count > 0 ? string.Join(PortalCulture.IsUrdu ? "، " : ", ", said) : T["WholeSection"];
    }

    private void Begin(CommentRow comment) => (replying, text, problem) = (comment.Id, comment.Answer, null);

    private Task ReplyAsync(CommentRow comment) => OnceAsync(async () =>
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            problem = T["Reply.Missing"];
            return;
        }

        if (await RunAsync(new ReplyToCommentCommand(comment.Id, text))) replying = null;
    });

    private Task SettleAsync(CommentRow comment) => OnceAsync(() => RunAsync(new SettleCommentCommand(comment.Id)));

    private async Task<bool> RunAsync(ICommand command)
    {
        var result = await UseCases.SendAsync(command);
        problem = result.Error is { } error ? Errors.Problems(error)[0].Message : null;
        if (result.IsSuccess) await Done.InvokeAsync();
        return result.IsSuccess;
    }
}

using Microsoft.Extensions.Localization;
using Portal.Domain.Common;
using Portal.Web.Components.Shared;
using Portal.Web.Resources;

namespace Portal.Web.Text;

/// <summary>The words for a refusal, from Resources/Errors.resx under the refusal's code.</summary>
public sealed class ErrorText(IStringLocalizer<ErrorsText> texts, EnumText names)
{
    public string this[Error error] => Of(error.Code, error.Args);

    public string Of(string code, params object[] arguments) =>
        texts[code, [.. arguments.Select(argument => argument is Enum value ? names[value] : argument)]];

    /// <summary>A refusal for a <see cref="DecisionDialog"/>, whose one field is the reason.</summary>
    public IReadOnlyList<FieldProblem> InDecision(Error error) => [.. Problems(error).Select(p => p with { Field = p.Field.Length > 0 ? "decision-reason" : "" })];

    /// <summary>A refusal for an <see cref="ErrorSummary"/>: one line for each field, whose controls have the field's name as id, or one for the whole.</summary>
    public IReadOnlyList<FieldProblem> Problems(Error error) => error.Fields is { Count: > 0 } fields
        ? [.. fields.Select(f => new FieldProblem(f.Field, Of(f.Code, f.Args)))]
        : [new(string.Empty, this[error])];
}

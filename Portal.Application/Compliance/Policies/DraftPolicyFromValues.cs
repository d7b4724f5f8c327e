using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;

namespace Portal.Application.Compliance.Policies;

/// <summary>
/// Begins a draft that says what a document says, for example a catalog of obligations: a copy of the version in force with the values that
/// differ. A value that the portal does not allow refuses all.
/// </summary>
/// <param name="Id">Made by the caller, so that a second click begins nothing twice.</param>
/// <param name="Reason">What the new version is for.</param>
/// <param name="Values">Fields with their values; what is not named stays.</param>
[Requires(Permissions.Compliance.DraftPolicy)]
public sealed record DraftPolicyFromValuesCommand(PolicyVersionId Id, string Reason, IReadOnlyList<PolicyValue> Values) : ICommand<int>;

/// <summary>A field of a policy and its value in its plain writing.</summary>
/// <param name="Field">Name of the field.</param>
/// <param name="Value">Its value.</param>
public sealed record PolicyValue(string Field, string Value);

internal sealed class DraftPolicyFromValuesValidator : AbstractValidator<DraftPolicyFromValuesCommand>
{
    public DraftPolicyFromValuesValidator()
    {
        RuleFor(c => c.Reason).Text(PolicyVersion.ReasonMaxLength).NotEmpty();
        RuleFor(c => c.Values).Must(values => values.All(v => PolicyField.Find(v.Field) is not null) && values.DistinctBy(v => v.Field).Count() == values.Count).WithErrorCode("Common.NotAChoice");
        RuleForEach(c => c.Values).ChildRules(value => value.RuleFor(v => v.Value).Text(PolicyField.ValueMaxLength));
    }
}

internal sealed class DraftPolicyFromValuesHandler(IPortalDb db, Caller caller, CurrentPolicy current, TimeProvider time) : IRequestHandler<DraftPolicyFromValuesCommand, Result<int>>
{
    public async Task<Result<int>> Handle(DraftPolicyFromValuesCommand request, CancellationToken cancellationToken)
    {
        var known = await db.PolicyVersions.Where(p => p.Id == request.Id).Select(p => (int?)p.Number).SingleOrDefaultAsync(cancellationToken);
        if (known is { } number) return number;
        if (await current.FindAsync(cancellationToken) is not { } source) return Error.NotFound;
        var begun = await db.BeginDraftAsync(request.Id, source, request.Reason.Trim(), caller.Actor, time.GetUtcNow(), cancellationToken);
        if (begun.Error is { } refusal) return refusal;
        var content = source.Content;
        var edits = request.Values.Select(v => new PolicyEdit(v.Field, PolicyField.Find(v.Field)!.Read(content), v.Value, request.Reason.Trim())).ToList();
        var changed = begun.Value.Change(edits, caller.Actor, time.GetUtcNow());
        if (changed.Error is { } wrong) return wrong;
        return begun.Value.Content.Hash == content.Hash ? PolicyErrors.NothingChanged : begun.Value.Number;
    }
}

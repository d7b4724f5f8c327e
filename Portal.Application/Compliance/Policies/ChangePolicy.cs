using FluentValidation;
using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Compliance;
using Portal.Domain.Compliance.Policies;

namespace Portal.Application.Compliance.Policies;

/// <summary>
/// Switches obligations of a draft and changes its figures. It carries what the person saw in each field instead of one version: two
/// people who change different fields both get theirs, and of two who change the same one, the second is told.
/// </summary>
/// <param name="Id">The draft.</param>
/// <param name="Edits">The changes, each with its reason.</param>
[Requires(Permissions.Compliance.DraftPolicy)]
public sealed record ChangePolicyCommand(PolicyVersionId Id, IReadOnlyList<PolicyEdit> Edits) : ICommand<PolicyMerge>;

internal sealed class ChangePolicyValidator : AbstractValidator<ChangePolicyCommand>
{
    public ChangePolicyValidator()
    {
        RuleFor(c => c.Edits).Must(edits => edits.Count <= PolicyField.All.Count && edits.DistinctBy(e => e.Field).Count() == edits.Count).WithErrorCode("Common.NotAChoice");
        RuleForEach(c => c.Edits).ChildRules(edit =>
        {
            edit.RuleFor(e => e.Field).Text(PolicyField.NameMaxLength);
            edit.RuleFor(e => e.Seen).Text(PolicyField.ValueMaxLength);
            edit.RuleFor(e => e.Value).Text(PolicyField.ValueMaxLength);
            edit.RuleFor(e => e.Reason).Text(PolicyVersion.ReasonMaxLength);
        });
    }
}

internal sealed class ChangePolicyHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ChangePolicyCommand, Result<PolicyMerge>>
{
    public async Task<Result<PolicyMerge>> Handle(ChangePolicyCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindPolicyAsync(caller.Actor, request.Id, null, cancellationToken);
        return found.Error is { } missing ? missing : found.Value.Change(request.Edits, caller.Actor, time.GetUtcNow());
    }
}

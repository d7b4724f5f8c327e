using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Imports;

namespace Portal.Application.Imports;

/// <summary>Begins an import with a file that is in the store already: looks at it and suggests what its columns mean.</summary>
/// <param name="Id">The identifier its content is stored under.</param>
/// <param name="FileName">What the browser calls the file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of the content, in lower-case hexadecimal.</param>
[Requires(Permissions.Services.Import)]
public sealed record AddImportCommand(ImportRunId Id, string FileName, long Size, string Sha256) : ICommand;

internal sealed partial class AddImportValidator : AbstractValidator<AddImportCommand>
{
    public AddImportValidator()
    {
        RuleFor(c => c.Id).Must(id => id.Value != Guid.Empty).WithErrorCode("Common.Required");
        RuleFor(c => c.FileName).NotEmpty().Text(DocumentName.MaxLength);
        RuleFor(c => c.Size).InclusiveBetween(1, ImportLimits.MaxBytes);
        RuleFor(c => c.Sha256).Matches(Hexadecimal()).WithErrorCode("Common.NotText");
    }

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.None, 1000)]
    private static partial Regex Hexadecimal();
}

internal sealed class AddImportHandler(IPortalDb db, IImportFiles files, Caller caller, TimeProvider clock) : IRequestHandler<AddImportCommand, Result>
{
    public async Task<Result> Handle(AddImportCommand request, CancellationToken cancellationToken)
    {
        var looked = await files.LookAsync(request.Id, request.FileName, null, cancellationToken);
        if (looked.Error is { } refusal) return refusal;
        var map = await db.SuggestAsync(looked.Value, request.FileName, caller.Actor, cancellationToken);
        db.ImportRuns.Add(ImportRun.Upload(request.Id, request.FileName, request.Size, request.Sha256, looked.Value, map, caller.Actor, clock.GetUtcNow()));
        return Result.Ok;
    }
}

/// <summary>Finds the map to begin with.</summary>
internal static class SuggestedMaps
{
    /// <summary>The mapping that the organisation saved for such columns; otherwise a guess.</summary>
    public static async Task<ImportMap> SuggestAsync(this IPortalDb db, ImportLook look, string fileName, Actor actor, CancellationToken ct)
    {
        var fingerprint = SavedMapping.FingerprintOf(look.Columns);
        var saved = await db.SavedMappings.AsNoTracking().Where(m => m.OrganisationId == actor.OrganisationId && m.Fingerprint == fingerprint).FirstOrDefaultAsync(ct);
        return saved?.Map ?? ImportSuggestions.Of(look.Columns, fileName, actor);
    }
}

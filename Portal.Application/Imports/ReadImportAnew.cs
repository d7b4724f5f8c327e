using FluentValidation;
using MediatR;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Imports;

namespace Portal.Application.Imports;

/// <summary>Reads the file of an import in another encoding, with another delimiter or from another sheet.</summary>
/// <param name="Id">The import.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Encoding">How bytes become letters.</param>
/// <param name="Delimiter">What separates cells.</param>
/// <param name="Sheet">Name of the sheet; empty for text.</param>
[Requires(Permissions.Services.Import)]
public sealed record ReadImportAnewCommand(ImportRunId Id, Guid Version, ImportEncoding Encoding, ImportDelimiter Delimiter, string Sheet) : ICommand;

internal sealed class ReadImportAnewValidator : AbstractValidator<ReadImportAnewCommand>
{
    public ReadImportAnewValidator()
    {
        RuleFor(c => c.Encoding).Choice();
        RuleFor(c => c.Delimiter).Choice();
        RuleFor(c => c.Sheet).Text(200);
    }
}

internal sealed class ReadImportAnewHandler(IPortalDb db, IImportFiles files, Caller caller) : IRequestHandler<ReadImportAnewCommand, Result>
{
    public async Task<Result> Handle(ReadImportAnewCommand request, CancellationToken cancellationToken)
    {
        var found = await db.FindOwnImportAsync(caller.Actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        var run = found.Value;
        if (ImportLifecycle.Next(run.State, ImportAction.Read) is null) return ImportErrors.CannotMove(run.State);
        var asked = new ImportReadingChoice(run.Look.Reading.Format, request.Encoding, request.Delimiter, request.Sheet);
        var looked = await files.LookAsync(request.Id, run.FileName, asked, cancellationToken);
        if (looked.Error is { } refusal) return refusal;
        return run.Read(looked.Value, await db.SuggestAsync(looked.Value, run.FileName, caller.Actor, cancellationToken));
    }
}

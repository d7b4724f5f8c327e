using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Imports;
using Portal.Domain.Organisations;

namespace Portal.Application.Imports;

/// <summary>Says what the columns mean and has every row checked in the background; nothing is written.</summary>
/// <param name="Id">The import.</param>
/// <param name="Version">The version the person saw.</param>
/// <param name="Map">What the columns mean.</param>
/// <param name="Save">Keeps the map for the organisation's next file with such columns.</param>
[Requires(Permissions.Services.Import)]
public sealed record CheckImportCommand(ImportRunId Id, Guid Version, ImportMap Map, bool Save) : ICommand;

internal sealed class CheckImportValidator : AbstractValidator<CheckImportCommand>
{
    public CheckImportValidator() => RuleFor(c => c.Map).SetValidator(new ImportMapValidator());
}

internal sealed class ImportMapValidator : AbstractValidator<ImportMap>
{
    private const int ColumnMaxLength = 1000;
    private const int WordMaxLength = 200;
    private const int MostWords = 500;

    public ImportMapValidator()
    {
        RuleFor(m => m.Name).NotEmpty().Text(ImportMap.NameMaxLength);
        RuleFor(m => m.About).Text(ColumnMaxLength);
        RuleFor(m => m.Key).Must(k => k is { Count: > 0 and <= ImportMap.MostKeys } && k.All(c => !string.IsNullOrEmpty(c) && c.Length <= ColumnMaxLength)).WithErrorCode("Import.MapNeedsKey");
        RuleFor(m => m.Unknown).Must(Short).WithErrorCode("Common.NotText");
        RuleFor(m => m.Organisation).ChildRules(owner =>
        {
            owner.RuleFor(o => o.Kind).Choice();
            owner.RuleFor(o => o.Region).Choice();
            owner.RuleFor(o => o.Code).Text(ColumnMaxLength);
            owner.RuleFor(o => o.Code).NotEmpty().When(o => o.Kind != ImportOwnership.Own);
            owner.RuleFor(o => o.Name).Text(ColumnMaxLength);
            owner.RuleFor(o => o.Name).NotEmpty().When(o => o.Kind == ImportOwnership.Foreign);
            owner.RuleFor(o => o.CodePrefix).Text(Organisation.CodeMaxLength - 4).Must(p => p is null || p.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-')).WithErrorCode("Import.PrefixLetters");
            owner.RuleFor(o => o.CodePrefix).NotEmpty().When(o => o.Kind == ImportOwnership.Foreign);
            owner.RuleFor(o => o.CodeUntil).Text(5);
            owner.RuleFor(o => o.NameUntil).Text(5);
        });
        RuleFor(m => m.Fields).Must(f => f is not null && f.Keys.All(Enum.IsDefined)).WithErrorCode("Common.NotAChoice");
        RuleFor(m => m.Fields).Must(f => f is not null && f.TryGetValue(ImportField.NameEn, out var name) && name?.Column is not null).WithErrorCode("Import.MapNeedsName");
        RuleFor(m => m.Fields).Must(f => f is null || f.Values.All(Bounded)).WithErrorCode("Common.NotText");
    }

    private static bool Short(IReadOnlyList<string>? words) => words is { Count: <= MostWords } && words.All(w => w is { Length: <= WordMaxLength });

    private static bool Bounded(ImportedField? from) => from is { Value.Length: <= 2000, Separator.Length: <= 5, Words.Count: <= MostWords }
        && from.Column is not { Length: > ColumnMaxLength } && Short([.. from.Words.Keys, .. from.Words.Values]);
}

internal sealed class CheckImportHandler(IPortalDb db, Caller caller, TimeProvider clock, IImportJobs jobs, IImportStore store, AfterCommit afterCommit)
    : IRequestHandler<CheckImportCommand, Result>
{
    public async Task<Result> Handle(CheckImportCommand request, CancellationToken cancellationToken)
    {
        var actor = caller.Actor;
        var found = await db.FindOwnImportAsync(actor, request.Id, request.Version, cancellationToken);
        if (found.Error is { } missing) return missing;
        if (!actor.MayImport(request.Map.Organisation.Kind)) return Error.Forbidden;
        var run = found.Value;
        if (ImportReading.Of(request.Map, run.Look.Columns, actor.OrganisationCode).Error is { } unusable) return unusable;
        var now = clock.GetUtcNow();
        var asked = run.Check(request.Map, now);
        if (asked.Error is not null) return asked;
        await store.ForgetProblemsAsync(run.Id, cancellationToken);
        if (request.Save) await SaveAsync(run, actor, now, cancellationToken);
        afterCommit.Do(ct => jobs.StartAsync(request.Id, ct));
        return Result.Ok;
    }

    private async Task SaveAsync(ImportRun run, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var fingerprint = SavedMapping.FingerprintOf(run.Look.Columns);
        if (await db.SavedMappings.SingleOrDefaultAsync(m => m.OrganisationId == actor.OrganisationId && m.Fingerprint == fingerprint, ct) is { } known) known.Replace(run.Map, actor, now);
        else db.SavedMappings.Add(SavedMapping.Of(fingerprint, run.Map, actor, now));
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Services.Import;

/// <summary>Brings records of another register in, or up to date. What a record does not say stays unknown.</summary>
/// <param name="Records">At most <see cref="MaxRecords"/>, each with another source.</param>
[Requires(Permissions.Administration.Import)]
public sealed record ImportServicesCommand(IReadOnlyList<ImportRecord> Records) : ICommand<ImportedBatch>
{
    /// <summary>The most records of one transaction.</summary>
    public const int MaxRecords = 250;
}

/// <summary>What came of a batch.</summary>
/// <param name="Added">Records that were not here.</param>
/// <param name="Changed">Records that say something else than last time.</param>
/// <param name="Unchanged">Records that say the same as last time.</param>
/// <param name="Rejected">Records that did not come in.</param>
public sealed record ImportedBatch(int Added, int Changed, int Unchanged, IReadOnlyList<ImportRejection> Rejected);

internal sealed class ImportServicesHandler(IPortalDb db, Caller caller, TimeProvider time) : IRequestHandler<ImportServicesCommand, Result<ImportedBatch>>
{
    public async Task<Result<ImportedBatch>> Handle(ImportServicesCommand request, CancellationToken cancellationToken)
    {
        var codes = request.Records.Select(r => r.OwnerCode).Distinct().ToList();
        var owners = await db.Organisations.Where(o => codes.Contains(o.Code)).ToDictionaryAsync(o => o.Code, cancellationToken);
        var sources = request.Records.Select(r => r.Source).ToList();
        var known = await db.Services.Where(s => sources.Contains(s.Source)).ToDictionaryAsync(s => s.Source, cancellationToken);
        var (added, changed, unchanged) = (0, 0, 0);
        var rejected = new List<ImportRejection>();
        foreach (var record in request.Records)
        {
            if (Owner(owners, record) is not { } owner)
            {
                rejected.Add(new(record.Line, ImportErrors.OwnerTaken(record.OwnerCode)));
            }
            else if (!known.TryGetValue(record.Source, out var service))
            {
                db.Services.Add(Service.Import(owner, record.Source, About(record, new()), Safeguards(record, new()), caller.Actor, time.GetUtcNow()));
                added++;
            }
            else if (service.Refresh(About(record, service.About), Safeguards(record, service.Safeguards), caller.Actor, time.GetUtcNow()))
            {
                changed++;
            }
            else
            {
                unchanged++;
            }
        }

        return new ImportedBatch(added, changed, unchanged, rejected);
    }

    // The same code under another name is another body: its services would end up with the wrong owner.
    private Organisation? Owner(Dictionary<string, Organisation> owners, ImportRecord record)
    {
        if (owners.TryGetValue(record.OwnerCode, out var known)) return known.Kind == OrganisationKind.Imported && known.Name.En == record.OwnerName.En ? known : null;
        var made = Organisation.Create(
            OrganisationId.New(), record.OwnerCode, record.OwnerName, OrganisationKind.Imported, record.OwnerRegion, time.TodayInPakistan());
        db.Organisations.Add(made);
        return owners[record.OwnerCode] = made;
    }

    private static ServiceAbout About(ImportRecord record, ServiceAbout current)
    {
        var answers = record.Answers;
        return current with
        {
            Name = new(Text(ImportField.NameEn, current.Name.En), Text(ImportField.NameUr, current.Name.Ur)),
            SummaryEn = Text(ImportField.SummaryEn, current.SummaryEn),
            SummaryUr = Text(ImportField.SummaryUr, current.SummaryUr),
            LegalBasis = Text(ImportField.LegalBasis, current.LegalBasis),
            MasterplanReference = Text(ImportField.MasterplanReference, current.MasterplanReference),
            Audience = Text(ImportField.Audience, current.Audience),
            YearlyVolume = ImportReading.Volume(answers.GetValueOrDefault(ImportField.YearlyVolume)) ?? current.YearlyVolume,
        };

        string Text(ImportField field, string otherwise) => answers.GetValueOrDefault(field, otherwise);
    }

    private static ServiceSafeguards Safeguards(ImportRecord record, ServiceSafeguards current) =>
        record.Answers.TryGetValue(ImportField.AutomatedDecisions, out var answer) ? current with { AutomatedDecisions = answer == "yes" } : current;
}

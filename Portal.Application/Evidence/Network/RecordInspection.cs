using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Documents;
using Portal.Application.Security;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Documents;
using Portal.Domain.Evidence.Network;
using Portal.Domain.Security;

namespace Portal.Application.Evidence.Network;

/// <summary>Records what an inspector saw at a site. Photographs lie in the store already and are looked into first; what is refused is deleted.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="Site">The site.</param>
/// <param name="Seen">What was seen.</param>
/// <param name="Photos">The photographs.</param>
/// <param name="Corrects">The record it corrects; null for a new inspection.</param>
[Requires(Permissions.Network.Inspect)]
public sealed record RecordInspectionCommand(string Network, string Site, InspectionRecord Seen, IReadOnlyList<UploadedPhoto> Photos, SiteInspectionId? Corrects = null)
    : ICommand<SiteInspectionId>;

/// <summary>A photograph that is in the store.</summary>
/// <param name="Id">The identifier its content is stored under.</param>
/// <param name="FileName">What the browser calls the file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of the content, in lower-case hexadecimal.</param>
/// <param name="Shows">What it shows.</param>
public sealed record UploadedPhoto(InspectionPhotoId Id, string FileName, long Size, string Sha256, string Shows);

internal sealed partial class RecordInspectionValidator : AbstractValidator<RecordInspectionCommand>
{
    public RecordInspectionValidator()
    {
        RuleFor(c => c.Seen.Inspector).NotEmpty().Text(InspectionRecord.NameMaxLength);
        RuleFor(c => c.Seen.Body).NotEmpty().Text(InspectionRecord.NameMaxLength);
        RuleFor(c => c.Seen.Result).Choice();
        RuleFor(c => c.Seen.Energy).Choice();
        RuleFor(c => c.Seen.NodesCounted).InclusiveBetween(0, SiteInspection.MostNodes);
        RuleFor(c => c.Seen.Racks).Text(InspectionRecord.TextMaxLength);
        RuleFor(c => c.Seen.Access).Text(InspectionRecord.TextMaxLength);
        RuleFor(c => c.Seen.Power).Text(InspectionRecord.TextMaxLength);
        RuleFor(c => c.Seen.Note).Text(InspectionRecord.TextMaxLength);
        RuleForEach(c => c.Photos).ChildRules(photo =>
        {
            photo.RuleFor(p => p.FileName).NotEmpty().MaximumLength(1000);
            photo.RuleFor(p => p.Sha256).Must(hash => Hash().IsMatch(hash)).WithErrorCode("Common.NotText");
            photo.RuleFor(p => p.Shows).NotEmpty().Text(InspectionPhoto.ShowsMaxLength);
        });
    }

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.None, 1000)]
    private static partial Regex Hash();
}

internal sealed class RecordInspectionHandler(IPortalDb db, Caller caller, TimeProvider time, IDocumentInspector inspector, ISecurityLog security)
    : IRequestHandler<RecordInspectionCommand, Result<SiteInspectionId>>
{
    public async Task<Result<SiteInspectionId>> Handle(RecordInspectionCommand request, CancellationToken cancellationToken)
    {
        var site = await db.NetworkSites.AsNoTracking().SingleOrDefaultAsync(s => s.Network == request.Network && s.Id == request.Site, cancellationToken);
        if (site is null) return Error.NotFound;
        var corrected = await db.SiteInspections.SingleOrDefaultAsync(i => i.Id == request.Corrects && i.Network == request.Network && i.SiteId == request.Site, cancellationToken);
        if (request.Corrects is not null && corrected is null) return Error.NotFound;
        if (request.Photos.Count > SiteInspection.MostPhotos) return NetworkErrors.TooManyPhotos;
        var photos = new List<InspectionPhoto>();
        foreach (var uploaded in request.Photos)
        {
            if (await CheckAsync(uploaded, cancellationToken) is not { } photo) return Refuse(DocumentName.Clean(uploaded.FileName));
            photos.Add(photo);
        }

        var declared = await db.NetworkNodes.CountAsync(n => n.Network == request.Network && n.SiteId == request.Site, cancellationToken);
        var recorded = SiteInspection.Record(site, declared, request.Seen, photos, corrected, time.TodayInPakistan(), caller.Actor, time.GetUtcNow());
        if (recorded.Error is { } refused) return refused;
        db.SiteInspections.Add(recorded.Value);
        return recorded.Value.Id;
    }

    private async Task<InspectionPhoto?> CheckAsync(UploadedPhoto uploaded, CancellationToken ct)
    {
        var name = DocumentName.Clean(uploaded.FileName);
        if (InspectionPhoto.TypeOf(name) is not { } type || uploaded.Size is <= 0 or > SiteInspection.MaxPhotoSize) return null;

        // A content that is something else's already is nobody's photograph.
        var id = DocumentId.From(uploaded.Id.Value);
        if (await db.Documents.AnyAsync(d => d.Id == id, ct)) return null;
        var refusal = await inspector.InspectAsync(id, new DocumentFile(name, uploaded.Size, uploaded.Sha256), type, ct);
        return refusal is null ? new InspectionPhoto(uploaded.Id, 0, name, type, uploaded.Size, uploaded.Sha256, uploaded.Shows.Trim()) : null;
    }

    private Error Refuse(string name)
    {
        var refused = NetworkErrors.NotAPhoto(name);
        security.Record(new SecurityEvent(SecurityEventType.UploadRefused, SecurityOutcome.Failure, caller.Actor.Id, caller.Actor.OrganisationCode, nameof(RecordInspectionCommand)) { Reason = refused.Code });
        return refused;
    }
}

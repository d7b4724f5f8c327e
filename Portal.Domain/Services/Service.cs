using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Domain.Services;

/// <summary>
/// A digital service: the filing, and after approval the entry in the national register. A registered service is changed only by an
/// amendment, which goes the way of a filing while the register keeps saying what it said.
/// </summary>
public sealed partial class Service : AggregateRoot
{
    /// <summary>The most characters of a code or draft reference.</summary>
    public const int CodeMaxLength = 20;

    /// <summary>The most characters of a reason.</summary>
    public const int ReasonMaxLength = 2000;

    /// <summary>The most characters of <see cref="Source"/>.</summary>
    public const int SourceMaxLength = 120;

    private readonly List<PlacementRow> _placements = [];
    private readonly List<FlowRow> _flows = [];
    private readonly List<ServiceStep> _steps = [];
    private readonly List<ServiceSnapshot> _snapshots = [];

    private Service()
    {
    }

    /// <summary>Its identifier.</summary>
    public ServiceId Id { get; private set; }

    /// <summary>Service code <c>PITB-0042</c> once registered; before that the draft's reference <c>DRAFT-7F3K9Q</c>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>How many times it has been registered; 0 before the first.</summary>
    public int RegisteredVersion { get; private set; }

    /// <summary>The organisation that owns it.</summary>
    public OrganisationId OrganisationId { get; private set; }

    /// <summary>Where it belongs on the map; the organisation's region when it was filed.</summary>
    public Region Region { get; private set; }

    /// <summary>Where the service stands: its first filing, and after that its entry in the register.</summary>
    public ServiceState State { get; private set; }

    /// <summary>Where the filing that is open stands, be it the first or an amendment; the same as <see cref="State"/> where none is.</summary>
    public ServiceState FilingState { get; private set; }

    /// <summary>The change being written or reviewed; null where there is none.</summary>
    public ServiceAmendment? Amendment { get; private set; }

    /// <summary>What it is.</summary>
    public ServiceAbout About { get; private set; } = new();

    /// <summary>Who answers for it.</summary>
    public ServiceContacts Contacts { get; private set; } = new();

    /// <summary>How it reaches people and systems.</summary>
    public ServiceOffer Offer { get; private set; } = new();

    /// <summary>What data it keeps.</summary>
    public ServiceData Data { get; private set; } = new();

    /// <summary>Its data sets.</summary>
    public ServiceDataSets DataSets { get; private set; } = new([]);

    /// <summary>How it is protected.</summary>
    public ServiceSafeguards Safeguards { get; private set; } = new();

    /// <summary>How long it may be gone, and how it is left.</summary>
    public ServiceContinuity Continuity { get; private set; } = new();

    /// <summary>Declared levels of sovereignty.</summary>
    public ServiceSovereignty Sovereignty { get; private set; } = new();

    /// <summary>Where its parts are, in the order of entry.</summary>
    public IReadOnlyList<Placement> Placements => ContentRow<Placement>.Entered(_placements, (value, key) => value with { Key = key });

    /// <summary>Transfers across the border.</summary>
    public IReadOnlyList<CrossBorderFlow> Flows => ContentRow<CrossBorderFlow>.Entered(_flows, (value, key) => value with { Key = key });

    /// <summary>The filer declares that no data crosses the border.</summary>
    public bool FlowsDeclaredNone { get; private set; }

    /// <summary>What it needs.</summary>
    public ServiceDependencies Dependencies { get; private set; } = new([]);

    /// <summary>Everything the register says, or the first filing while there is no entry.</summary>
    public ServiceContent Content => new()
    {
        About = About,
        Contacts = Contacts,
        Offer = Offer,
        Data = Data,
        DataSets = DataSets,
        Placements = new(Placements),
        Flows = new(Flows, FlowsDeclaredNone),
        Dependencies = Dependencies,
        Safeguards = Safeguards,
        Continuity = Continuity,
        Sovereignty = Sovereignty,
    };

    /// <summary>Everything the open filing says; the same as <see cref="Content"/> where no amendment is open.</summary>
    public ServiceContent Filing => Amendment?.Content ?? Content;

    /// <summary>Who filed it.</summary>
    public PersonId FiledBy { get; private set; }

    /// <summary>Who checked it.</summary>
    public PersonId? ReviewedBy { get; private set; }

    /// <summary>When it was begun, in UTC.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When the draft was last saved, in UTC.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>When it was last filed, in UTC.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>When it was last registered, in UTC.</summary>
    public DateTimeOffset? RegisteredAt { get; private set; }

    /// <summary>Where the record came from, for example an import; empty when it was filed here.</summary>
    public string Source { get; private set; } = "";

    /// <summary>What happened, oldest first.</summary>
    public IReadOnlyList<ServiceStep> Steps => [.. _steps.OrderBy(s => s.At)];

    /// <summary>What it said at its turning points, oldest first.</summary>
    public IReadOnlyList<ServiceSnapshot> Snapshots => [.. _snapshots.OrderBy(s => s.At).ThenBy(s => s.Kind)];

    /// <summary>Begins a draft.</summary>
    /// <param name="id">Made by the caller, so that a second click begins nothing twice.</param>
    /// <param name="owner">The organisation it will belong to.</param>
    /// <param name="filer">Who files it.</param>
    /// <param name="now">The moment.</param>
    public static Service Start(ServiceId id, Organisation owner, Actor filer, DateTimeOffset now)
    {
        return new Service
        {
            Id = id,
            Code = DraftReferenceOf(id),
            OrganisationId = owner.Id,
            Region = owner.Region,
            State = ServiceState.Draft,
            FilingState = ServiceState.Draft,
            FiledBy = filer.Id,
            StartedAt = now,
            SavedAt = now,
        };
    }

    /// <summary>
    /// Enters a service that another register knows; what that register does not say stays unknown. The import's own entry in the ledger
    /// stands for it.
    /// </summary>
    /// <param name="owner">The organisation it belongs to.</param>
    /// <param name="source">Which register, and the record's key there.</param>
    /// <param name="content">What the register says.</param>
    /// <param name="registered">It enters the register at once; otherwise it is a draft that is filed and decided as any other.</param>
    /// <param name="importer">Who brings it in.</param>
    /// <param name="now">The moment.</param>
    public static Service Import(Organisation owner, string source, ServiceContent content, bool registered, Actor importer, DateTimeOffset now)
    {
        var service = Start(ServiceId.New(), owner, importer, now);
        service.Source = source;
        service.Take(content);
        if (registered)
        {
            service.Code = owner.NextServiceCode();
            service.State = service.FilingState = ServiceState.Registered;
            service.RegisteredVersion = 1;
            service.RegisteredAt = now;
        }

        service.NoteImport(importer, now);
        return service;
    }

    /// <summary>Brings what another register says about the service up to date.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="importer">Who brings it in.</param>
    /// <param name="now">The moment.</param>
    public void Refresh(ServiceContent content, Actor importer, DateTimeOffset now)
    {
        Take(content);
        SavedAt = now;
        NoteImport(importer, now);
    }

    /// <summary>Takes an import back: the service says what it said before, and the import is no longer in its history.</summary>
    /// <param name="content">What it said.</param>
    /// <param name="savedAt">When it was last saved before.</param>
    /// <param name="step">The import's step.</param>
    public void Restore(ServiceContent content, DateTimeOffset savedAt, Guid step)
    {
        Take(content);
        SavedAt = savedAt;
        _steps.RemoveAll(s => s.Id == step);
        Touch();
    }

    private void NoteImport(Actor importer, DateTimeOffset now)
    {
        _steps.Add(new ServiceStep(Guid.CreateVersion7(), ServiceAction.Import, State, importer.Id, Source, now));
        Touch();
    }

    private void Note(ServiceAction action, ServiceState state, ServiceContent content, Actor by, string reason, DateTimeOffset now, bool isMaterial = false)
    {
        _steps.Add(new ServiceStep(Guid.CreateVersion7(), action, state, by.Id, reason, now));
        Raise(new ServiceMoved(Id, Code, action, state, reason, content, Version, by, now) { IsAmendment = Amendment is not null, IsMaterial = isMaterial });
    }

    private void Keep(SnapshotKind kind, ServiceContent content, Actor by, DateTimeOffset now) =>
        _snapshots.Add(new ServiceSnapshot(Guid.CreateVersion7(), kind, RegisteredVersion, content, by.Id, now));

    private void Take(ServiceContent content)
    {
        (About, Contacts, Offer, Data, DataSets) = (content.About, content.Contacts, content.Offer, content.Data, content.DataSets);
        (Dependencies, Safeguards, Continuity, Sovereignty) = (content.Dependencies, content.Safeguards, content.Continuity, content.Sovereignty);
        ContentRow<Placement>.Replace(_placements, content.Placements.Items);
        ContentRow<CrossBorderFlow>.Replace(_flows, content.Flows.Items);
        FlowsDeclaredNone = content.Flows.DeclaredNone;
    }

    /// <summary>The reference a filing has before registration. Readable over the telephone: no I, L, O or U.</summary>
    /// <param name="id">The filing.</param>
    public static string DraftReferenceOf(ServiceId id)
    {
        const string alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var bytes = id.Value.ToByteArray();
        return "DRAFT-" + string.Concat(bytes[^6..].Select(b => alphabet[b & 31]));
    }
}

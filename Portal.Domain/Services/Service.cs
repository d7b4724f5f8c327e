using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Domain.Services;

/// <summary>A digital service: the filing, and after approval the entry in the national register.</summary>
public sealed class Service : AggregateRoot
{
    /// <summary>The most characters of a code or draft reference.</summary>
    public const int CodeMaxLength = 20;

    /// <summary>The most characters of a reason.</summary>
    public const int ReasonMaxLength = 2000;

    private readonly List<PlacementRow> _placements = [];
    private readonly List<FlowRow> _flows = [];
    private readonly List<ServiceStep> _steps = [];

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

    /// <summary>Where the filing stands.</summary>
    public ServiceState State { get; private set; }

    /// <summary>What it is.</summary>
    public ServiceAbout About { get; private set; } = new();

    /// <summary>Who answers for it.</summary>
    public ServiceContacts Contacts { get; private set; } = new();

    /// <summary>What data it keeps.</summary>
    public ServiceData Data { get; private set; } = new();

    /// <summary>How it is protected.</summary>
    public ServiceSafeguards Safeguards { get; private set; } = new();

    /// <summary>Where its parts are, in the order of entry.</summary>
    public IReadOnlyList<Placement> Placements => [.. _placements.OrderBy(p => p.Ordinal).Select(p => p.Value)];

    /// <summary>Transfers across the border.</summary>
    public IReadOnlyList<CrossBorderFlow> Flows => [.. _flows.OrderBy(f => f.Ordinal).Select(f => f.Value)];

    /// <summary>The filer declares that no data crosses the border.</summary>
    public bool FlowsDeclaredNone { get; private set; }

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
            FiledBy = filer.Id,
            StartedAt = now,
            SavedAt = now,
        };
    }

    /// <summary>Enters a service that is already in a register elsewhere; what that register does not say stays unknown.</summary>
    /// <param name="owner">The organisation it belongs to.</param>
    /// <param name="source">Which register, and the record's key there.</param>
    /// <param name="about">What it is.</param>
    /// <param name="safeguards">How it is protected, as far as the register says.</param>
    /// <param name="importer">Who brings it in.</param>
    /// <param name="now">The moment.</param>
    public static Service Import(
        Organisation owner, string source, ServiceAbout about, ServiceSafeguards safeguards, Actor importer, DateTimeOffset now)
    {
        var service = Start(ServiceId.New(), owner, importer, now);
        service.Source = source;
        service.About = about;
        service.Safeguards = safeguards;
        service.Code = owner.NextServiceCode();
        service.State = ServiceState.Registered;
        service.RegisteredVersion = 1;
        service.RegisteredAt = now;
        service.Note(ServiceAction.Import, importer, source, now);
        return service;
    }

    /// <summary>Brings what another register says about the service up to date.</summary>
    /// <param name="about">What it is.</param>
    /// <param name="safeguards">How it is protected, as far as the register says.</param>
    /// <param name="importer">Who brings it in.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Refresh(ServiceAbout about, ServiceSafeguards safeguards, Actor importer, DateTimeOffset now)
    {
        if (About == about && Safeguards == safeguards) return false;
        About = about;
        Safeguards = safeguards;
        SavedAt = now;
        Note(ServiceAction.Import, importer, Source, now);
        return true;
    }

    /// <summary>Saves one section of the draft.</summary>
    /// <param name="section">The section.</param>
    /// <param name="now">The moment.</param>
    public Result Save(IServiceSection section, DateTimeOffset now)
    {
        if (!ServiceLifecycle.Allows(State, ServiceAction.Edit)) return ServiceErrors.CannotMove(State);
        switch (section)
        {
            case ServiceAbout about: About = about; break;
            case ServiceContacts contacts: Contacts = contacts; break;
            case ServiceData data: Data = data; break;
            case ServiceSafeguards safeguards: Safeguards = safeguards; break;
            case ServicePlacements placements: Place(placements.Items); break;
            case ServiceFlows flows: Declare(flows); break;
            default: throw new ArgumentOutOfRangeException(nameof(section));
        }

        SavedAt = now;
        Touch();
        return Result.Ok;
    }

    /// <summary>Files the draft.</summary>
    /// <param name="filer">Who files it; takes over from whoever began it.</param>
    /// <param name="now">The moment.</param>
    public Result Submit(Actor filer, DateTimeOffset now)
    {
        if (!ServiceLifecycle.Allows(State, ServiceAction.Submit)) return ServiceErrors.CannotMove(State);
        if (ServiceCompleteness.Of(this).Any(s => !s.IsComplete)) return ServiceErrors.Incomplete;
        FiledBy = filer.Id;
        ReviewedBy = null;
        SubmittedAt = now;
        return Move(ServiceAction.Submit, filer, "", now);
    }

    /// <summary>Takes the filing up for review.</summary>
    /// <param name="reviewer">The case officer.</param>
    /// <param name="now">The moment.</param>
    public Result StartReview(Actor reviewer, DateTimeOffset now)
    {
        if (!ServiceLifecycle.Allows(State, ServiceAction.StartReview)) return ServiceErrors.CannotMove(State);
        if (reviewer.Id == FiledBy) return ServiceErrors.OwnFiling;
        ReviewedBy = reviewer.Id;
        return Move(ServiceAction.StartReview, reviewer, "", now);
    }

    /// <summary>Sends the filing back to the filer.</summary>
    /// <param name="reviewer">Somebody other than the filer.</param>
    /// <param name="reason">What is to be changed.</param>
    /// <param name="now">The moment.</param>
    public Result Return(Actor reviewer, string reason, DateTimeOffset now)
    {
        if (!ServiceLifecycle.Allows(State, ServiceAction.Return)) return ServiceErrors.CannotMove(State);
        if (reviewer.Id == FiledBy) return ServiceErrors.OwnFiling;
        if (string.IsNullOrWhiteSpace(reason)) return ServiceErrors.ReasonMissing;
        return Move(ServiceAction.Return, reviewer, reason, now);
    }

    /// <summary>Enters the service in the register and gives it its code.</summary>
    /// <param name="approver">Neither filer nor reviewer.</param>
    /// <param name="owner">The owning organisation, which numbers its services.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result Approve(Actor approver, Organisation owner, string reason, DateTimeOffset now)
    {
        if (Decidable(approver, ServiceAction.Approve, reason) is { } refusal) return refusal;
        if (RegisteredVersion == 0) Code = owner.NextServiceCode();
        RegisteredVersion++;
        RegisteredAt = now;
        return Move(ServiceAction.Approve, approver, reason, now);
    }

    /// <summary>Refuses the filing.</summary>
    /// <param name="approver">Neither filer nor reviewer.</param>
    /// <param name="reason">Why.</param>
    /// <param name="now">The moment.</param>
    public Result Refuse(Actor approver, string reason, DateTimeOffset now) =>
        Decidable(approver, ServiceAction.Refuse, reason) is { } refusal ? refusal : Move(ServiceAction.Refuse, approver, reason, now);

    /// <summary>Takes the filing back.</summary>
    /// <param name="filer">Somebody of the owning organisation.</param>
    /// <param name="now">The moment.</param>
    public Result Withdraw(Actor filer, DateTimeOffset now) =>
        ServiceLifecycle.Allows(State, ServiceAction.Withdraw) ? Move(ServiceAction.Withdraw, filer, "", now) : ServiceErrors.CannotMove(State);

    private Error? Decidable(Actor approver, ServiceAction action, string reason)
    {
        if (!ServiceLifecycle.Allows(State, action)) return ServiceErrors.CannotMove(State);
        if (approver.Id == FiledBy || approver.Id == ReviewedBy) return ServiceErrors.FourEyes;
        return string.IsNullOrWhiteSpace(reason) ? ServiceErrors.ReasonMissing : null;
    }

    private Result Move(ServiceAction action, Actor by, string reason, DateTimeOffset now)
    {
        State = ServiceLifecycle.Next(State, action) ?? throw new InvalidOperationException();
        Note(action, by, reason, now);
        return Result.Ok;
    }

    private void Note(ServiceAction action, Actor by, string reason, DateTimeOffset now)
    {
        var step = new ServiceStep(Guid.CreateVersion7(), action, State, by.Id, reason, now);
        _steps.Add(step);
        var snapshot = new { About, Contacts, Data, Safeguards, Placements, Flows, FlowsDeclaredNone };
        Raise(new ServiceMoved(Id, Code, action, State, reason, snapshot, Version, by, now));
    }

    private void Place(IReadOnlyList<Placement> items)
    {
        _placements.Clear();
        _placements.AddRange(items.Select((p, i) => new PlacementRow { Id = Guid.CreateVersion7(), Ordinal = i, Value = p }));
    }

    private void Declare(ServiceFlows flows)
    {
        _flows.Clear();
        _flows.AddRange(flows.Items.Select((f, i) => new FlowRow { Id = Guid.CreateVersion7(), Ordinal = i, Value = f }));
        FlowsDeclaredNone = flows.DeclaredNone && flows.Items.Count == 0;
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

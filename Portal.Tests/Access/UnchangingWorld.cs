using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Documents;
using Portal.Domain.Evidence.Network;
using Portal.Domain.Imports;
using Portal.Domain.Organisations;
using Portal.Domain.Reviews;
using Portal.Domain.Security;
using Portal.Domain.Services;
using Portal.Domain.Tokens;
using Portal.Domain.Views;
using Portal.Infrastructure.Access;
using Portal.Infrastructure.DemoData;
using Portal.Infrastructure.Persistence.PostgreSql;
using Portal.Infrastructure.Setup;
using Portal.Tests.Imports;
using Portal.Tests.Support;

namespace Portal.Tests.Access;

/// <summary>The demonstration's world, in which nothing that is tried out stays.</summary>
public sealed class UnchangingWorld : TestPortal
{
    public const string Marker = "Canary ";

    /// <summary>The network that is known.</summary>
    public const string Network = "sample";

    /// <summary>What an inspector saw.</summary>
    public static readonly InspectionRecord Inspection = new() { On = new DateOnly(2026, 11, 19), Inspector = "Somebody", Body = "Some body", Result = InspectionResult.Confirmed };

    private bool _keeps = true;

    /// <summary>The people of the demonstration, in the order of their roles.</summary>
    public IReadOnlyList<Person> Personas { get; private set; } = [];

    /// <summary>An administrator who may no longer act.</summary>
    public Person Disabled { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await InScopeAsync(scope => scope.GetRequiredService<DemoDataSeeder>().SeedAsync(CancellationToken.None));
        var people = await InDbAsync(db => db.People.AsNoTracking().Where(p => p.Email.EndsWith(DemoPersonas.Domain)).ToListAsync());
        Personas = [.. people.OrderBy(RoleOf).ThenBy(p => p.Email, StringComparer.Ordinal)];
        Disabled = await PersonAsync("PDA", Role.PdaAdministrator);
        await InDbAsync(async db =>
        {
            var now = Clock.GetUtcNow();
            (await db.People.SingleAsync(p => p.Id == Disabled.Id)).Disable("Left", Actor.System("tests"), now);
            foreach (var person in Personas) db.Sessions.Add(SessionOf(person, now));
            var pda = await db.Organisations.SingleAsync(o => o.Code == "PDA");
            db.ClaimRules.Add(ClaimRule.Create(ClaimRuleId.New(), new ClaimCondition("entra", "groups", "auditors"), Role.Auditor, pda, Actor.System("tests"), now).Value);
            db.ApiTokens.AddRange(Personas.Take(3).Select(p => ApiToken.Create(
                ApiTokenId.New(), p.OrganisationId, p.Id, "Register", [Permissions.Services.Read], Clock.TodayInPakistan().AddDays(30), Actor.System("tests"), now)));
            db.SecurityEvents.Add(new SecurityRecord
            {
                Id = SecurityEventId.New(),
                At = now,
                Type = SecurityEventType.SignIn,
                Outcome = SecurityOutcome.Success,
                KeepUntil = now.AddDays(400),
            });
            foreach (var service in (await db.Services.ToListAsync()).Where(s => s.RegisteredAt is null && !ServiceLifecycle.IsFinal(s.State)))
            {
                var uploader = Actor.System("tests") with { Id = Disabled.Id };
                var document = Document.Add(
                    DocumentId.New(), service, 1, new DocumentFile("evidence.pdf", 100, new string('a', Document.Sha256Length)), new DocumentTerms(DocumentKind.Policy), null, uploader, now).Value;
                document.Decide(null, uploader, now);
                document.TakeEvents();
                db.Documents.Add(document);
            }

            foreach (var person in Personas.Where(p => RolePermissions.Of(RoleOf(p), RoleOf(p) == Role.PdaAdministrator ? OrganisationKind.DigitalAuthority : OrganisationKind.Provincial).Contains(Permissions.Services.Import)))
            {
                var importer = Actor.System("tests") with { Id = person.Id, OrganisationId = person.OrganisationId };
                db.ImportRuns.Add(ImportRun.Upload(ImportRunId.New(), "services.csv", 100, new string('a', Document.Sha256Length), ImportLooks.Small, ImportLooks.Map, importer, now));
            }

            // All of one case officer, so that whichever comment is asked for has the same answer.
            var officer = Personas.Last(p => RoleOf(p) == Role.CaseOfficer).Id;
            foreach (var service in await db.Services.Where(s => s.FilingState == ServiceState.InReview && s.ReviewedBy == officer).ToListAsync())
            {
                var reviewer = Actor.System("tests") with { Id = officer };
                var comment = ReviewComment.Ask(CommentId.New(), service, ServiceSectionName.About, "", null, Marker, reviewer, now).Value;
                comment.TakeEvents();
                db.ReviewComments.Add(comment);
            }

            db.SavedViews.AddRange(Personas.Take(3).Select(p => SavedView.Save(SavedViewId.New(), Actor.System("tests") with { Id = p.Id, OrganisationId = p.OrganisationId }, "Failing", "outcome=Fail", isShared: false, now)));
            db.SecurityAlerts.Add(SecurityAlert.Raise(AlertPattern.ManyRefusals, "p-test", 20, TimeSpan.FromMinutes(10), now));
            return await db.SaveChangesAsync();
        });
        // Names that tell themselves apart wherever they turn up: what was registered is known to many, everything else is not.
        await InDbAsync(db => db.Database.ExecuteSqlAsync($"""
            UPDATE services SET name_en = {Marker} || code WHERE registered_at IS NULL;
            UPDATE sandbox_applications SET title_en = {Marker} || code;
            """));
        await InScopeAsync(scope => scope.GetRequiredService<RegisterRebuild>().RunAsync(CancellationToken.None));
        await NetworkAsync();
        _keeps = false;
    }

    /// <summary>What a person is at their own organisation.</summary>
    public Role RoleOf(Person person) => person.RolesAt(person.OrganisationId, Clock.TodayInPakistan())[0];

    // One import that everybody knows of, one that waits, and an inspection with a photograph.
    private async Task NetworkAsync()
    {
        var administrator = Personas.Single(p => RoleOf(p) == Role.PdaAdministrator);
        await this.ImportNetworkAsync(administrator, Network, new SampleNetwork());
        await this.UploadNetworkAsync(administrator, Network, new SampleNetwork { Type = "system" });
        await InDbAsync(async db =>
        {
            var site = await db.NetworkSites.SingleAsync(s => s.Network == Network && s.Id == "isb");
            var photo = new InspectionPhoto(InspectionPhotoId.New(), 1, "hall.png", DocumentMediaType.Png, 100, new string('a', Document.Sha256Length), "The hall");
            db.SiteInspections.Add(SiteInspection.Record(site, 3, Inspection, [photo], null, Clock.TodayInPakistan(), Actor.System("tests"), Clock.GetUtcNow()).Value);
            return await db.SaveChangesAsync();
        });
    }

    protected override void Configure(IServiceCollection services) =>
        services.ConfigureDbContext<PostgreSqlPortalDbContext>(options => options.AddInterceptors(new InTransaction(), new RolledBack(this)));

    private static Session SessionOf(Person person, DateTimeOffset now) => Session.Start(
        person.Id, person.OrganisationId, SignInMethod.Demo, new SessionOrigin("Chromium", "Linux", "192.0.2.0/24"), SessionLimits.Default, now);

    // Everything is written, so that the database has its say, and then rolled back.
    private sealed class InTransaction : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            eventData.Context!.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
            return ValueTask.FromResult(result);
        }
    }

    private sealed class RolledBack(UnchangingWorld world) : DbTransactionInterceptor
    {
        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (world._keeps) return result;
            await transaction.RollbackAsync(cancellationToken);
            return InterceptionResult.Suppress();
        }
    }
}

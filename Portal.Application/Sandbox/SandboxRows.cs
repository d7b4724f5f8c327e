using Microsoft.EntityFrameworkCore;
using Portal.Application.Calendar;
using Portal.Application.Common;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Common.Clocks;
using Portal.Domain.Sandbox;

namespace Portal.Application.Sandbox;

/// <summary>Which applications a list shows. What is null or empty does not narrow it.</summary>
public sealed record SandboxFilter
{
    /// <summary>The most characters of <see cref="Text"/>.</summary>
    public const int TextMaxLength = 100;

    /// <summary>Part of the code, of the title in either language or of the applicant's name.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public SandboxState? State { get; init; }

    /// <summary>The phase it is in.</summary>
    public SandboxPhase? Phase { get; init; }

    /// <summary>Code of the scheme.</summary>
    public string Scheme { get; init; } = "";
}

/// <summary>An application in a list or on the board.</summary>
public sealed record SandboxRow
{
    /// <summary>The application.</summary>
    public required SandboxApplicationId Id { get; init; }

    /// <summary>Its code; the draft's reference before it is filed.</summary>
    public required string Code { get; init; }

    /// <summary>Its title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Name of the applicant.</summary>
    public required LocalizedText Applicant { get; init; }

    /// <summary>Code of the scheme.</summary>
    public required string Scheme { get; init; }

    /// <summary>The scheme's cohort.</summary>
    public required int Cohort { get; init; }

    /// <summary>Where it stands.</summary>
    public required SandboxState State { get; init; }

    /// <summary>When it was filed, in UTC; null for a draft.</summary>
    public required DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When it was last saved or moved, in UTC.</summary>
    public required DateTimeOffset Changed { get; init; }

    /// <summary>The clock that runs or is paused; null when none does.</summary>
    public required SandboxClockView? Clock { get; init; }
}

/// <summary>A clock with its reading.</summary>
/// <param name="Clock">Which clock.</param>
/// <param name="Reading">What it shows.</param>
public sealed record SandboxClockView(SandboxClock Clock, ClockReading Reading);

/// <summary>Reads applications into rows.</summary>
internal static class SandboxRows
{
    public static IQueryable<SandboxApplication> Matching(this IQueryable<SandboxApplication> applications, SandboxFilter filter, IPortalDb db)
    {
        if (filter.Text.Trim() is { Length: > 0 } text)
        {
            var lower = text[..Math.Min(text.Length, SandboxFilter.TextMaxLength)].ToLowerInvariant();

            // Becomes SQL's lower(); the culture of this process has no part in it.
#pragma warning disable CA1304, CA1311, CA1862
            applications = applications.Where(a => a.Code.ToLower().Contains(lower)
                || a.Proposal.Title.En.ToLower().Contains(lower) || a.Proposal.Title.Ur.Contains(lower)
                || db.Organisations.Any(o => o.Id == a.ApplicantId && (o.Name.En.ToLower().Contains(lower) || o.Name.Ur.Contains(lower))));
#pragma warning restore CA1304, CA1311, CA1862
        }

        if (filter.State is { } state) applications = applications.Where(a => a.State == state);
        if (filter.Phase is { } phase)
        {
            var states = SandboxLifecycle.StatesOf(phase);
            applications = applications.Where(a => states.Contains(a.State));
        }

        if (filter.Scheme.Length > 0) applications = applications.Where(a => db.SandboxSchemes.Any(s => s.Id == a.SchemeId && s.Code == filter.Scheme));
        return applications;
    }

    /// <summary>Rows of a few applications, with their clocks read now.</summary>
    public static async Task<IReadOnlyList<SandboxRow>> ToRowsAsync(this IQueryable<SandboxApplication> some, IPortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var calendar = await db.CalendarAsync(ct);
        var loaded = await some.ToListAsync(ct);
        var applicants = loaded.Select(a => a.ApplicantId).Distinct().ToList();
        var names = await db.Organisations.AsNoTracking().Where(o => applicants.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var schemes = await db.SandboxSchemes.AsNoTracking().ToDictionaryAsync(s => s.Id, ct);
        return
        [
            .. loaded.Select(a => new SandboxRow
            {
                Id = a.Id,
                Code = a.Code,
                Title = a.Proposal.Title,
                Applicant = names[a.ApplicantId],
                Scheme = schemes[a.SchemeId].Code,
                Cohort = a.Cohort,
                State = a.State,
                SubmittedAt = a.SubmittedAt,
                Changed = a.SavedAt,
                Clock = a.OpenClockView(schemes[a.SchemeId].Terms, calendar, now),
            }),
        ];
    }

    public static SandboxClockView? OpenClockView(this SandboxApplication application, SandboxTerms terms, WorkingCalendar calendar, DateTimeOffset now) =>
        application.OpenClock is { } clock && application.Read(clock, terms, calendar, now) is { } reading ? new(clock, reading) : null;
}

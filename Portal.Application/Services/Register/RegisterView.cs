using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.PublicRegister;
using Portal.Domain.Access;

namespace Portal.Application.Services.Register;

/// <summary>The part of the register that somebody may know of, said twice alike: of entries for the database, of groups for the counts.</summary>
/// <param name="Entries">The entries in it.</param>
/// <param name="Holds">Whether a group is in it.</param>
internal sealed record RegisterView(IQueryable<RegisterEntry> Entries, Func<RegisterGroup, bool> Holds)
{
    /// <summary>What an actor may know of.</summary>
    public static RegisterView Of(IPortalDb db, Actor actor) => new(db.Register.AsNoTracking().Visible(actor), g => g.IsVisibleTo(actor));

    /// <summary>What everybody may know of.</summary>
    public static RegisterView Public(IPortalDb db) => new(db.Register.AsNoTracking().Published(), g => Publication.States.Contains(g.State));
}

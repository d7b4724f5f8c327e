using System.Globalization;
using System.Linq.Expressions;
using Portal.Domain.Organisations;
using Portal.Domain.Services;

namespace Portal.Application.Services.Register;

/// <summary>An order of the register: by a key, then by id, so that it is total and each page is one range of the order's index.</summary>
/// <param name="name">Its name in cursors; in addresses too, unless it says otherwise.</param>
internal abstract class RegisterOrder(string name)
{
    /// <summary>Newest change first unless told otherwise.</summary>
    public const string Default = "changed";

    private static readonly RegisterOrder[] All =
    [
        new ByKey<string>("code", e => e.Code, v => v, v => v) { OfGroup = (g, tree) => tree[g.OrganisationId].Code, OfPlace = v => v.Split('-')[0], IsBeside = true },
        new ByKey<string>("name", e => e.NameKey, v => v, v => v) { Language = "en" },
        new ByKey<string>("name-ur", e => e.NameKeyUr, v => v, v => UrduOrder.IsKey(v) ? new(v) : default) { Sort = "name", Language = "ur" },
        new ByKey<string>("organisation", e => e.OwnerKey, v => v, v => v) { OfGroup = (g, tree) => RegisterEntry.KeyOf(tree[g.OrganisationId].Name), KnowsKeys = sql => sql.SortsOrdinally },
        new ByKey<Region>("region", e => e.Region, v => Number((int)v), Member<Region>) { OfGroup = (g, _) => Number((int)g.Region), KnowsKeys = _ => true, IsBeside = true, IsFixedBy = f => f.Region is not null },
        new ByKey<ServiceState>("state", e => e.State, v => Number((int)v), Member<ServiceState>) { OfGroup = (g, _) => Number((int)g.State), KnowsKeys = _ => true, IsBeside = true, IsFixedBy = f => f.State is not null },
        new ByKey<short>("class", e => e.ClassRank, v => Number(v), Rank) { OfGroup = (g, _) => Number(g.ClassRank), KnowsKeys = _ => true, IsBeside = true, IsFixedBy = f => f.Class is not null },
        new ByKey<short>("outcome", e => e.OutcomeRank, v => Number(v), Rank) { OfGroup = (g, _) => Number(g.OutcomeRank), KnowsKeys = _ => true, IsBeside = true, IsFixedBy = f => f is { Outcome: not null, Obligation.Length: 0 } },
        new ByKey<DateTimeOffset>(Default, e => e.Changed, v => v.UtcTicks.ToString(CultureInfo.InvariantCulture), Moment),
    ];

    /// <summary>Its name in cursors: a place in one order is none in another.</summary>
    public string Name { get; } = name;

    /// <summary>Its name in addresses, the same for every reader.</summary>
    public string Sort { get; private init; } = name;

    /// <summary>The language of its readers; null where it is the same in each.</summary>
    public string? Language { get; private init; }

    /// <summary>The order of a name in a cursor; null where there is none.</summary>
    public static RegisterOrder? Find(string? name) => Array.Find(All, o => o.Name == name);

    /// <summary>The order that a reader means by a name in an address; null where there is none.</summary>
    /// <param name="sort">The name.</param>
    /// <param name="language">The reader's language; English unless it is <c>ur</c>.</param>
    public static RegisterOrder? For(string? sort, string? language) =>
        Array.Find(All, o => o.Sort == sort && (o.Language is not { } own || own == (language == "ur" ? "ur" : "en")));

    /// <summary>The entries in the order in which they are met when one goes from the cursor.</summary>
    /// <param name="entries">Entries.</param>
    /// <param name="sql">What the database does its own way.</param>
    /// <param name="ascending">Whether one goes up.</param>
    /// <param name="from">The cursor; null at an end of the list.</param>
    /// <param name="gathers">Whether they are all found before they are sorted.</param>
    public abstract IQueryable<RegisterEntry> Page(IQueryable<RegisterEntry> entries, IRegisterSql sql, bool ascending, RegisterCursor? from, bool gathers);

    /// <summary>The same, in the order alone.</summary>
    protected abstract IQueryable<RegisterEntry> Ordered(IQueryable<RegisterEntry> entries, bool ascending);

    /// <summary>The first of them, sought by what the order needs and no more, and then fetched: entries are wide, and few are wanted.</summary>
    /// <param name="matching">Entries that match; where they are not gathered, by columns that the order's index holds, so that no row is looked at.</param>
    /// <param name="all">All entries.</param>
    /// <param name="sql">What the database does its own way.</param>
    /// <param name="ascending">Whether one goes up.</param>
    /// <param name="from">The cursor; null at an end of the list.</param>
    /// <param name="gathers">Whether they are all found before they are sorted.</param>
    /// <param name="take">How many.</param>
    public IQueryable<RegisterEntry> PageById(
        IQueryable<RegisterEntry> matching, IQueryable<RegisterEntry> all, IRegisterSql sql, bool ascending, RegisterCursor? from, bool gathers, int take)
    {
        var ids = Page(matching, sql, ascending, from, gathers).Select(e => e.Id).Take(take);
        return Ordered(all.Where(e => ids.Contains(e.Id)), ascending);
    }

    /// <summary>The place before the first entry with a key, as one goes.</summary>
    /// <param name="key">The key as a cursor has it.</param>
    /// <param name="ascending">Whether one goes up.</param>
    public RegisterCursor Before(string key, bool ascending) =>
        new(Name, !ascending, Backward: false, Position: 0, key, new ServiceId(ascending ? Guid.Empty : Guid.AllBitsSet));

    /// <summary>The key of an entry as a cursor has it.</summary>
    public abstract string ValueOf(RegisterEntry entry);

    /// <summary>About where the entries of a group stand in the order, as texts that sort ordinally; null where groups do not say.</summary>
    public Func<RegisterGroup, OrganisationTree, string>? OfGroup { get; private init; }

    /// <summary>Whether that is the very key of each entry of the group, and sorts as the database does.</summary>
    public Func<IRegisterSql, bool> KnowsKeys { get; private init; } = _ => false;

    /// <summary>Whether the key stands beside the key of every other order, in whose indexes entries can be sorted by it.</summary>
    public bool IsBeside { get; private init; }

    /// <summary>About where a cursor's value stands among the groups.</summary>
    public Func<string, string> OfPlace { get; private init; } = value => value;

    /// <summary>Whether a filter leaves one key of the order alone, at which its index begins.</summary>
    public Func<ServiceFilter, bool> IsFixedBy { get; private init; } = _ => false;

    /// <summary>Whether a cursor's value can be a key of this order.</summary>
    public abstract bool Understands(string value);

    protected static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static int? Whole(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Number(number) == value ? number : null;

    private static Read<T> Member<T>(string value)
        where T : struct, Enum => Whole(value) is { } number && Enum.IsDefined((T)Enum.ToObject(typeof(T), number)) ? new((T)Enum.ToObject(typeof(T), number)) : default;

    private static Read<short> Rank(string value) => Whole(value) is >= 0 and <= RegisterEntry.NotEvaluated and { } rank ? new((short)rank) : default;

    private static Read<DateTimeOffset> Moment(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks ? new(new DateTimeOffset(ticks, TimeSpan.Zero)) : default;

    /// <summary>A key that could be read, or none.</summary>
    protected readonly struct Read<T>
    {
        public Read(T value) => (IsThere, Value) = (true, value);

        public bool IsThere { get; }

        public T Value { get; }

        public static implicit operator Read<T>(T value) => new(value);
    }

    private sealed class ByKey<TKey>(string name, Expression<Func<RegisterEntry, TKey>> key, Func<TKey, string> write, Func<string, Read<TKey>> read) : RegisterOrder(name)
    {
        private readonly Func<RegisterEntry, TKey> _key = key.Compile();

        public override IQueryable<RegisterEntry> Page(IQueryable<RegisterEntry> entries, IRegisterSql sql, bool ascending, RegisterCursor? from, bool gathers)
        {
            if (from is not null) entries = sql.Beyond(entries, key, read(from.Value).Value, from.Id, ascending);
            return Ordered(gathers ? entries.Gathered() : entries, ascending);
        }

        protected override IQueryable<RegisterEntry> Ordered(IQueryable<RegisterEntry> entries, bool ascending) =>
            ascending ? entries.OrderBy(key).ThenBy(e => e.Id) : entries.OrderByDescending(key).ThenByDescending(e => e.Id);

        public override string ValueOf(RegisterEntry entry) => write(_key(entry));

        public override bool Understands(string value) => read(value).IsThere;
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Common;
using Portal.Domain.Organisations;

namespace Portal.Application.PublicRegister;

/// <summary>How the addresses of the public register are divided into lists for search engines: by owner, and each owner's into parts.</summary>
[OpenToEveryone]
public sealed record GetPublicSitemapQuery : IQuery<IReadOnlyList<PublicSitemapPart>>;

/// <summary>A part of the addresses.</summary>
/// <param name="Organisation">Code of the owner.</param>
/// <param name="Number">Which of the owner's parts, from 1.</param>
public sealed record PublicSitemapPart(string Organisation, int Number)
{
    /// <summary>The most addresses of a part. The protocol allows ten times as many (sitemaps.org); a list that everybody may ask for is kept small.</summary>
    public const int MaxAddresses = 5_000;
}

/// <summary>The addresses of one part.</summary>
/// <param name="Organisation">Code of the owner.</param>
/// <param name="Number">Which of the owner's parts, from 1.</param>
[OpenToEveryone]
public sealed record ListPublicAddressesQuery(string Organisation, int Number) : IQuery<IReadOnlyList<PublicAddress>>;

/// <summary>The address of an entry.</summary>
/// <param name="Code">The service's code.</param>
/// <param name="Changed">When the entry was last changed, in UTC.</param>
public sealed record PublicAddress(string Code, DateTimeOffset Changed);

internal sealed class GetPublicSitemapHandler(IPortalDb db, RegisterCubes cubes) : IRequestHandler<GetPublicSitemapQuery, Result<IReadOnlyList<PublicSitemapPart>>>
{
    public async Task<Result<IReadOnlyList<PublicSitemapPart>>> Handle(GetPublicSitemapQuery request, CancellationToken cancellationToken)
    {
        var tree = await OrganisationTree.ReadAsync(db, cancellationToken);
        var counts = (await cubes.WholeAsync(db, cancellationToken)).Groups.Where(g => Publication.States.Contains(g.State))
            .GroupBy(g => g.OrganisationId, (owner, groups) => (tree[owner].Code, Count: groups.Sum(g => g.Count)));
        return counts.OrderBy(o => o.Code, StringComparer.Ordinal)
            .SelectMany(o => Enumerable.Range(1, (o.Count + PublicSitemapPart.MaxAddresses - 1) / PublicSitemapPart.MaxAddresses).Select(n => new PublicSitemapPart(o.Code, n))).ToList();
    }
}

internal sealed class ListPublicAddressesHandler(IPortalDb db) : IRequestHandler<ListPublicAddressesQuery, Result<IReadOnlyList<PublicAddress>>>
{
    public async Task<Result<IReadOnlyList<PublicAddress>>> Handle(ListPublicAddressesQuery request, CancellationToken cancellationToken)
    {
        var (code, number) = request;
        if (number is < 1 or > int.MaxValue / PublicSitemapPart.MaxAddresses || code.Length > Organisation.CodeMaxLength) return Error.NotFound;
        if (await db.Organisations.Where(o => o.Code == code).Select(o => (OrganisationId?)o.Id).SingleOrDefaultAsync(cancellationToken) is not { } owner) return Error.NotFound;
        var addresses = await db.Register.AsNoTracking().Published().Where(e => e.OrganisationId == owner)
            .OrderBy(e => e.Id).Skip((number - 1) * PublicSitemapPart.MaxAddresses).Take(PublicSitemapPart.MaxAddresses)
            .Select(e => new PublicAddress(e.Code, e.Changed)).ToListAsync(cancellationToken);
        return addresses.Count == 0 ? Error.NotFound : addresses;
    }
}

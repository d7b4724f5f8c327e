using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Common;
using Portal.Application.Services.Register;
using Portal.Domain.Access;
using Portal.Domain.Common;
using Portal.Domain.Services;

namespace Portal.Application.Services;

/// <summary>Hands every service of a list over, one by one in the list's order, however many there are.</summary>
/// <param name="Filter">Which of them.</param>
/// <param name="Paging">In what order; its cursor and size do not matter.</param>
/// <param name="Only">Only these of them; all where it is empty.</param>
/// <param name="Sink">Takes them.</param>
[Requires(Permissions.Services.Read)]
public sealed record ExportServicesQuery(ServiceFilter Filter, ServicePaging Paging, IReadOnlyList<ServiceId> Only, IRowSink<ServiceRow> Sink) : IQuery<ServiceExport>
{
    /// <summary>The most services of <see cref="Only"/>.</summary>
    public const int MostChosen = ServicePaging.MaxTake;
}

/// <summary>What was handed over.</summary>
/// <param name="Rows">How many services.</param>
public sealed record ServiceExport(int Rows);

internal sealed class ExportServicesValidator : AbstractValidator<ExportServicesQuery>
{
    public ExportServicesValidator() => RuleFor(q => q.Only.Count).LessThanOrEqualTo(ExportServicesQuery.MostChosen).WithErrorCode("Services.TooManyChosen");
}

internal sealed class ExportServicesHandler(IPortalDb db, IRegisterSql sql, RegisterCubes cubes, Caller caller) : IRequestHandler<ExportServicesQuery, Result<ServiceExport>>
{
    public async Task<Result<ServiceExport>> Handle(ExportServicesQuery request, CancellationToken cancellationToken)
    {
        var tree = await OrganisationTree.ReadAsync(db, cancellationToken);
        var view = RegisterView.Of(db, caller.Actor);
        var only = request.Only;
        if (only.Count > 0) view = view with { Entries = view.Entries.Where(e => only.Contains(e.Id)) };
        var entries = await new RegisterPages(view, sql, tree, await cubes.LatelyAsync(db, cancellationToken), ct => RegisterCube.ReadAsync(db, ct)).AllAsync(request.Filter, request.Paging, cancellationToken);
        var count = 0;
        await request.Sink.WriteAsync(Rows(), cancellationToken);
        return new ServiceExport(count);

        async IAsyncEnumerable<ServiceRow> Rows()
        {
            await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                count++;
                yield return ServiceRow.Of(entry, tree[entry.OrganisationId]);
            }
        }
    }
}

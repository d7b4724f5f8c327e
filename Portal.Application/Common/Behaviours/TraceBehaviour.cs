using System.Diagnostics;
using System.Diagnostics.Metrics;
using MediatR;
using Portal.Domain.Common;

namespace Portal.Application.Common.Behaviours;

/// <summary>A span and a duration for every use case, by name and outcome; the request's content is never recorded.</summary>
internal sealed class TraceBehaviour<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TResponse : IResult<TResponse>
{
    private static readonly Histogram<double> Duration =
        PortalTelemetry.Meter.CreateHistogram<double>("portal.use_case.duration", "ms", "Time one use case took");

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var activity = PortalTelemetry.Source.StartActivity(typeof(TRequest).Name);
        var start = Stopwatch.GetTimestamp();
        var outcome = "error";
        try
        {
            var response = await next();
            outcome = response.Error?.Kind.ToString() ?? "ok";
            return response;
        }
        catch (RightsMovedException)
        {
            outcome = "again";
            throw;
        }
        finally
        {
            activity?.SetTag("portal.outcome", outcome);
            Duration.Record(Stopwatch.GetElapsedTime(start).TotalMilliseconds, new("use_case", typeof(TRequest).Name), new("outcome", outcome));
        }
    }
}

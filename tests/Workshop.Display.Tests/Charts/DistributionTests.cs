namespace Workshop.Display.Tests;

public class DistributionTests
{
    [Fact]
    public void The_curve_ends_at_the_extremes_and_at_all_samples()
    {
        var samples = Enumerable.Range(1, 100_000).Reverse().Select(n => (double)n).ToArray();
        var figure = Chart.Distribution("Hand-over", "ns", logScale: true, ("pipe", samples));
        var trace = PlotlyJson.Of(figure)["data"]![0]!;
        var (values, shares) = (PlotlyJson.Numbers(trace["x"]), PlotlyJson.Numbers(trace["y"]));
        Assert.InRange(values.Length, 100, 500);
        Assert.Equal((1, 100_000), (values[0], values[^1]));
        Assert.Equal(1, shares[^1]);
        Assert.All(values.Zip(shares), step => Assert.Equal(step.First / 100_000, step.Second, 10));
        Assert.Equal("hv", (string?)trace["line"]!["shape"]);
        Assert.Equal(["pipe", "100,000", "1 ns", "50 µs", "99 µs", "100 µs"], figure.Data.Rows[0]);
        Assert.Equal("Cumulative distribution of 1 sample set. pipe: 100,000 samples, median 50 µs, 99 % at most 99 µs, from 1 ns to 100 µs.", figure.Description);
    }

    [Fact]
    public void Several_sets_differ_in_dashes_and_have_a_legend()
    {
        var json = PlotlyJson.Of(Chart.Distribution("Hand-over", "ns", ("field", [60, 61]), ("pipe", [34_000]), ("none", [])));
        Assert.Equal(["solid", "dash", "dot"], json["data"]!.AsArray().Select(trace => (string?)trace!["line"]!["dash"]));
        Assert.True((bool?)json["layout"]!["showlegend"]);
        Assert.Equal([0.06, 0.061], PlotlyJson.Numbers(json["data"]![0]!["x"]));
    }

    [Fact]
    public void Samples_that_are_not_numbers_do_not_count()
    {
        var figure = Chart.Distribution("Hand-over", "ns", ("pipe", [double.NaN, 5, double.PositiveInfinity]));
        Assert.Equal("1", figure.Data.Rows[0][1]);
        Assert.Throws<ArgumentException>(() => Chart.Distribution("Hand-over", "ns", ("pipe", [double.NaN])));
    }
}

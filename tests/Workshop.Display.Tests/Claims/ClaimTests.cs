using System.Text.Json.Nodes;

namespace Workshop.Display.Tests;

public class ClaimTests
{
    private readonly RecordingDisplay _notebook = new();

    [Theory]
    [InlineData(true, Verdict.Holds)]
    [InlineData(false, Verdict.Fails)]
    public void A_checked_claim_is_shown_at_once_and_does_not_throw(bool holds, Verdict verdict)
    {
        using (DisplayHost.Use(_notebook))
            Claim.Check("The parent's field is unchanged.", holds, "child 1, parent 0");
        Assert.Equal([new ClaimOutcome("The parent's field is unchanged.", verdict, "child 1, parent 0")], _notebook.Shown);
    }

    [Fact]
    public void What_this_machine_cannot_show_is_neither_held_nor_failed()
    {
        using (DisplayHost.Use(_notebook))
            Claim.CannotShow("Two workers run at the same time.", "only one core is allowed");
        Assert.Equal([new ClaimOutcome("Two workers run at the same time.", Verdict.NotShown, "only one core is allowed")], _notebook.Shown);
    }

    [Fact]
    public void A_claim_without_a_statement_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Claim.Check(" ", true));
        Assert.Throws<ArgumentException>(() => Claim.CannotShow("Something.", ""));
    }

    [Theory]
    [InlineData(Verdict.Holds, "holds")]
    [InlineData(Verdict.Fails, "fails")]
    [InlineData(Verdict.NotShown, "not-shown")]
    public void The_command_line_reads_statement_verdict_and_evidence(Verdict verdict, string word)
    {
        var json = JsonNode.Parse(ClaimCard.JsonOf(new ClaimOutcome("1 < 2 & \"so on\"", verdict, null)))!.AsObject();
        Assert.Equal(["statement", "verdict", "evidence"], json.Select(member => member.Key));
        Assert.Equal("1 < 2 & \"so on\"", (string?)json["statement"]);
        Assert.Equal(word, (string?)json["verdict"]);
        Assert.Null(json["evidence"]);
    }

    [Fact]
    public void The_text_has_a_mark_the_statement_and_the_evidence()
    {
        Assert.Equal("✓ It holds. (3 of 3)", ClaimCard.TextOf(new ClaimOutcome("It holds.", Verdict.Holds, "3 of 3")));
        Assert.Equal("✗ It holds.", ClaimCard.TextOf(new ClaimOutcome("It holds.", Verdict.Fails, null)));
        Assert.Equal("– It holds. (one core)", ClaimCard.TextOf(new ClaimOutcome("It holds.", Verdict.NotShown, "one core")));
    }

    [Fact]
    public void The_card_names_its_verdict_in_words_and_escapes_the_reader_s_text()
    {
        var card = Html.Parse(ClaimCard.HtmlOf(new ClaimOutcome("<script>alert(1)</script>", Verdict.Fails, "<b>0</b>")));
        Assert.Empty(card.QuerySelectorAll("script, b, style"));
        Assert.NotNull(card.QuerySelector(".claim.claim-fails"));
        Assert.Equal("Does not hold:", card.QuerySelector(".claim-verdict")!.TextContent);
        Assert.Equal("<script>alert(1)</script>", card.QuerySelector(".claim-statement")!.TextContent);
        Assert.Equal("<b>0</b>", card.QuerySelector(".claim-evidence")!.TextContent);
    }
}

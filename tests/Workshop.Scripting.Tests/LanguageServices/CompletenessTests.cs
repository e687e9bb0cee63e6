namespace Workshop.Scripting.Tests.LanguageServices;

public class CompletenessTests : EngineTest
{
    [Theory]
    [InlineData("")]
    [InlineData("1 + 1")]
    [InlineData("var x = 1;")]
    [InlineData("#r \"nuget: Some.Package\"")]
    [InlineData("#!time\n1 + 1")]
    [InlineData("#!lsmagic")]
    [InlineData("#i \"nuget: somewhere\"\n#!import \"a.csx\"")]
    [InlineData("// a comment")]
    [InlineData("using System.Numerics;")]
    [InlineData("await Task.Yield();")]
    public void It_is_complete(string code) => Assert.Equal(new CompletenessResult(Completeness.Complete, ""), Engine.CheckCompleteness(code));

    [Theory]
    [InlineData("for (;;) {", "    ")]
    [InlineData("for (;;) {\n    if (true) {", "        ")]
    [InlineData("class C {\n    int x;", "    ")]
    [InlineData("class C {\n    void M() {\n    }", "    ")]
    [InlineData("if (true)", "    ")]
    [InlineData("var x = ", "    ")]
    [InlineData("Console.WriteLine(", "    ")]
    [InlineData("#!time\nfor (;;) {", "    ")]
    [InlineData("/* open", "")]
    public void It_is_incomplete_and_goes_on_indented(string code, string indent) =>
        Assert.Equal(new CompletenessResult(Completeness.Incomplete, indent), Engine.CheckCompleteness(code));

    [Theory]
    [InlineData("var 1x = 2;")]
    [InlineData("}")]
    [InlineData("int x = 1)")]
    [InlineData("for (;;) { ) }")]
    public void It_is_invalid(string code) => Assert.Equal(Completeness.Invalid, Engine.CheckCompleteness(code).State);
}

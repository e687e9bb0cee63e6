using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;
using Workshop.Scripting.Errors;
using Workshop.Scripting.Packages;

namespace Workshop.Scripting.Directives;

/// <summary>Reads the directives of a cell, and of the files that it imports, before anything of it runs.</summary>
/// <remarks>Stateless; thread-safe.</remarks>
internal sealed partial class CellPlanReader(string workingDirectory)
{
    internal string WorkingDirectory { get; } = workingDirectory;

    /// <summary>The plan of a cell; null for a cell without directives of this engine, which runs as it is.</summary>
    /// <exception cref="DirectiveException">A directive makes no sense, or the engine does not have it.</exception>
    internal CellPlan? Read(Cell cell)
    {
        if (!DirectiveScanner.MayHoldSome(cell.Source))
            return null;
        var plan = new CellPlan();
        new Reading(this, cell, plan, []).Read();
        return plan;
    }

    /// <summary>One text on its way into the plan.</summary>
    private sealed partial class Reading(CellPlanReader reader, Cell cell, CellPlan plan, IReadOnlyList<string> importing)
    {
        private readonly SourceText _text = SourceText.From(cell.Source);
        private readonly char[] _code = cell.Source.ToCharArray();
        private int _start;

        private bool IsImported => importing.Count > 0;

        internal void Read()
        {
            var language = MagicCommand.CSharp;
            while (_start < _code.Length)
                language = language == MagicCommand.CSharp ? ReadCode() : ReadText(language);
        }

        // Reads C# up to the next command that ends it; returns what follows.
        private MagicCommand ReadCode()
        {
            foreach (var (position, isActive) in DirectiveScanner.Find(cell.Source, _start))
            {
                var line = _text.Lines.GetLineFromPosition(position);
                var place = PlaceOf(line);
                // The compiler would complain of "#!" even where it is excluded.
                if (!isActive || PackageDirective.TryRead(place, plan.Packages))
                {
                    Blank(line);
                }
                else if (LoadDirective.FileOf(place.Text) is { } file)
                {
                    if (ReadLoad(file, place, line))
                        return MagicCommand.CSharp;
                }
                else if (Command().Match(place.Text) is { Success: true } command)
                {
                    var magic = MagicCommand.Find(command.Groups["name"].Value)
                        ?? throw new DirectiveException(place, ForeignCommands.Refusal(command.Groups["name"].Value));
                    var argument = Argument(magic, command.Groups["argument"].Value, place);
                    if (magic == MagicCommand.Time)
                    {
                        plan.IsTimed = true;
                        Blank(line);
                        continue;
                    }

                    EndCode(line);
                    return Follow(magic, argument, place);
                }
            }

            AddCode(_code.Length);
            _start = _code.Length;
            return MagicCommand.CSharp;
        }

        // A command that is known ends the text; any other line that looks like one belongs to it.
        private MagicCommand ReadText(MagicCommand language)
        {
            var first = _start;
            for (var number = _text.Lines.GetLineFromPosition(_start).LineNumber; number < _text.Lines.Count; number++)
            {
                var line = _text.Lines[number];
                if (Command().Match(line.ToString()) is not { Success: true } command)
                    continue;
                var name = command.Groups["name"].Value;
                if (MagicCommand.Find(name) is null && !ForeignCommands.IsKnown(name))
                    continue;
                var next = MagicCommand.Find(name) ?? throw new DirectiveException(PlaceOf(line), ForeignCommands.Refusal(name));
                var argument = Argument(next, command.Groups["argument"].Value, PlaceOf(line));
                AddText(language, cell.Source[first..line.Start]);
                _start = line.EndIncludingLineBreak;
                if (next != MagicCommand.Time)
                    return Follow(next, argument, PlaceOf(line));
                plan.IsTimed = true;
                return language;
            }

            AddText(language, cell.Source[first..]);
            _start = _code.Length;
            return language;
        }

        // Adds the step of a command and returns the language of the lines after it.
        private MagicCommand Follow(MagicCommand magic, string argument, SourcePlace place)
        {
            if (magic == MagicCommand.Html || magic == MagicCommand.Markdown || magic == MagicCommand.JavaScript)
                return magic;
            if (magic == MagicCommand.Import)
                Import(argument, place);
            else if (magic == MagicCommand.Who || magic == MagicCommand.Whos)
                plan.Steps.Add(new VariablesStep(WithValues: magic == MagicCommand.Whos));
            else if (magic == MagicCommand.About)
                plan.Steps.Add(new ShowStep(AboutPage.Make));
            else if (magic == MagicCommand.LsMagic)
                plan.Steps.Add(new ShowStep(CommandList.Make));
            return MagicCommand.CSharp;
        }

        // The compiler loads scripts itself; notebooks are imported. True when the line ends the code before it.
        private bool ReadLoad(string file, SourcePlace place, TextLine line)
        {
            if (ImportedFile.IsNotebook(file))
            {
                EndCode(line);
                Import(file, place);
                return true;
            }

            LoadedScripts.ReadPackages(Path.GetFullPath(file, BaseFolder), plan.Packages);
            return false;
        }

        private void Import(string file, SourcePlace place)
        {
            var path = Path.GetFullPath(file, reader.WorkingDirectory);
            if (importing.Contains(path, StringComparer.Ordinal))
                throw new DirectiveException(place, $"'{file}' imports itself, over {importing.Count} file(s). Remove one of the imports.");
            foreach (var imported in ImportedFile.Read(path, file, cell.Number, place))
                new Reading(reader, imported, plan, [.. importing, path]).Read();
        }

        // A script that is imported starts its paths at itself, as one that is loaded does.
        private string BaseFolder => Path.IsPathRooted(cell.Origin) ? Path.GetDirectoryName(cell.Origin)! : reader.WorkingDirectory;

        private static string Argument(MagicCommand magic, string argument, SourcePlace place)
        {
            if (magic != MagicCommand.Import && argument.Length > 0)
                throw new DirectiveException(place, $"{magic.Name} stands alone on its line, without '{argument}'. {magic.Help}");
            if (magic == MagicCommand.Import && argument.Length == 0)
                throw new DirectiveException(place, $"The file is missing. {magic.Help}");
            return argument.Trim('"');
        }

        private void EndCode(TextLine line)
        {
            AddCode(line.Start);
            _start = line.EndIncludingLineBreak;
        }

        private void AddCode(int end)
        {
            var code = new string(_code, _start, end - _start);
            if (string.IsNullOrWhiteSpace(code))
                return;
            // Empty lines in place of what went before, so that the compiler counts as the reader does.
            var before = new string('\n', _text.Lines.GetLineFromPosition(_start).LineNumber);
            plan.Steps.Add(new CodeStep(cell with { Source = before + code }, IsImported));
        }

        private void AddText(MagicCommand language, string text)
        {
            if (!string.IsNullOrWhiteSpace(text))
                plan.Steps.Add(new ShowStep(() => TextBundle.Of(language, text.TrimEnd('\r', '\n'))));
        }

        private void Blank(TextLine line) => Array.Fill(_code, ' ', line.Start, line.End - line.Start);

        private SourcePlace PlaceOf(TextLine line) =>
            new(cell.Origin ?? CellErrors.PathOf(cell.Number), line.LineNumber + 1, line.ToString());

        [GeneratedRegex(@"^\s*(?<name>#![A-Za-z]\S*)\s*(?<argument>.*?)\s*$", RegexOptions.ExplicitCapture)]
        private static partial Regex Command();
    }
}

"""Talks to the kernel as an editor does, through jupyter_client, and prints what came back as one JSON object."""
import json
import sys

import jupyter_client

PATIENCE = 60
seen = {}
manager, client = jupyter_client.manager.start_new_kernel(kernel_name=sys.argv[1], startup_timeout=PATIENCE)


def run(code, talk_to=client, **options):
    outputs = []

    def keep(message):
        outputs.append({"type": message["msg_type"], **message["content"]})

    reply = talk_to.execute_interactive(code, output_hook=keep, timeout=PATIENCE, **options)
    return {"status": reply["content"]["status"], "count": reply["content"].get("execution_count"), "outputs": outputs,
            "expressions": reply["content"].get("user_expressions")}


def ask(method, *arguments, **options):
    request = getattr(client, method)(*arguments, **options)
    while True:
        reply = client.get_shell_msg(timeout=PATIENCE)
        if reply["parent_header"].get("msg_id") == request:
            return reply["content"]


seen["info"] = ask("kernel_info")
seen["value"] = run("1 + 1")
seen["streams"] = run('Console.Write("to out"); Console.Error.Write("to error");')
seen["state"] = run("var bread = new List<string> { \"rye\" };")
seen["expression"] = run("bread.Count", user_expressions={"first": "bread[0]", "wrong": "bread["})
seen["silent"] = run("bread.Add(\"spelt\");", silent=True)
seen["unstored"] = run("bread.Count", store_history=False)
seen["error"] = run('Console.WriteLine("before");\nthrow new InvalidOperationException("the oven is cold");')
seen["compile_error"] = run("int broken = ;")
seen["complete"] = ask("complete", "bread.Ad", 8)
seen["inspect"] = ask("inspect", "Console.WriteLine", 12)
seen["is_complete"] = [ask("is_complete", code)["status"] for code in ("1 + 1", "if (true) {", "int x = 1)")]
seen["history"] = ask("history", hist_access_type="tail", n=3)
seen["comms"] = ask("comm_info")

answers = iter(["rye", "secret"])


def answer(message):
    seen.setdefault("questions", []).append(message["content"])
    client.input(next(answers))


seen["input"] = run('Console.Write("Which bread? "); Console.WriteLine("A " + Console.ReadLine());', stdin_hook=answer, allow_stdin=True)
seen["password"] = run(
    'Console.WriteLine((await Kernel.GetPasswordAsync("Key?")).GetClearTextPassword().Length);', stdin_hook=answer, allow_stdin=True)
seen["no_input"] = run("Console.ReadLine();", allow_stdin=False)

# A second window on the same kernel.
second = jupyter_client.BlockingKernelClient(connection_file=manager.connection_file)
second.load_connection_file()
second.start_channels()
second.wait_for_ready(timeout=PATIENCE)
seen["second"] = run("bread.Count", talk_to=second)
second.stop_channels()


def interrupt_when_running(code, mark):
    request = client.execute(code)
    outputs, interrupted = [], False
    while True:
        message = client.get_iopub_msg(timeout=PATIENCE)
        if message["parent_header"].get("msg_id") != request:
            continue
        outputs.append({"type": message["msg_type"], **message["content"]})
        if message["msg_type"] == "stream" and mark in message["content"]["text"] and not interrupted:
            interrupted = True
            manager.interrupt_kernel()
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            break
    reply = client.get_shell_msg(timeout=PATIENCE)
    return {"status": reply["content"]["status"], "ename": reply["content"].get("ename"), "outputs": outputs}


seen["endless"] = interrupt_when_running('Console.WriteLine("spinning"); while (true) { }', "spinning")
seen["child"] = interrupt_when_running(
    'var child = System.Diagnostics.Process.Start("sleep", "1000"); Console.WriteLine($"child {child.Id}."); child.WaitForExit();', ".")
seen["after_interrupt"] = run("bread.Count")

seen["left_behind"] = run('Console.WriteLine(System.Diagnostics.Process.Start("sleep", "1000").Id);')
manager.restart_kernel()
client.wait_for_ready(timeout=PATIENCE)
seen["after_restart"] = run("bread.Count")

seen["pid"] = manager.provisioner.pid
manager.shutdown_kernel()
client.stop_channels()
json.dump(seen, sys.stdout)

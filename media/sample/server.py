"""The first TCP server of most lectures: one client, one message, one answer."""

import socket

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", 9998))
    listener.listen()
    print("Waiting for a client on 127.0.0.1:9998")
    connection, address = listener.accept()
    with connection:
        print("Connected:", address)
        print("Received:", connection.recv(1024).decode())
        connection.sendall(b"Rxd data, thanks!.")
